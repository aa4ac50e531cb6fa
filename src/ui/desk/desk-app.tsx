import { deskWords } from './desk-words.ts';
import { words } from '#ui/text/words.ts';
import { Skeleton } from '#ui/parts/surfaces.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { useLocation } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import { lazyScreen } from '#ui/lazy-screen.tsx';
import { deskFailureWords } from './desk-client.ts';
import { DeskRooms } from './desk-rooms.tsx';
import { askWhoIAm, presence } from './desk-state.ts';
import { SetupScreen } from './setup-screen.tsx';
import { SignInScreen } from './sign-in-screen.tsx';
import './styles/desk.css';

const ResetDoor = lazyScreen(async () => (await import('./account/reset-door.tsx')).ResetDoor);

/** The coordinator's side, loaded only at `/desk`. Needs the network: it shows what the server has, not what this browser remembers. */
export function DeskApp() {
  const { path } = useLocation();
  const setup = path === '/desk/setup';
  useEffect(() => {
    document.documentElement.dataset['side'] = 'desk';
    return () => delete document.documentElement.dataset['side'];
  }, []);
  useEffect(() => {
    void deskWords.ready();
    if (!setup) void askWhoIAm();
  }, []);
  const here = presence.value;
  if (path === '/desk/reset') return <ResetDoor />;
  if (here.kind === 'in') return <DeskRooms session={here.session} />;
  if (setup) return <SetupScreen />;
  if (here.kind === 'out') return <SignInScreen ended={here.ended} />;
  return (
    <main class="screen-body">
      {here.kind === 'asking' ? (
        <Skeleton label={words().parts.loading} />
      ) : (
        <Notice kind="error" title={deskFailureWords(here.failure)}>
          <Button look="main" onPress={() => void askWhoIAm()}>
            {words().parts.retry}
          </Button>
        </Notice>
      )}
    </main>
  );
}
