import { deskWords } from './desk-words.ts';
import { words } from '#ui/text/words.ts';
import { Skeleton } from '#ui/parts/surfaces.tsx';
import { useLocation } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import { DeskAway } from './away/desk-away.tsx';
import { DeskRooms } from './desk-rooms.tsx';
import { askWhoIAm, presence } from './desk-state.ts';
import { SetupScreen } from './setup-screen.tsx';
import { SignInScreen } from './sign-in-screen.tsx';
import './styles/desk.css';
import './styles/desk-nav.css';

/** The coordinator's side, loaded only at `/desk`. It shows what the server has; of what this browser has seen only the last figures are kept, for when there is no network. */
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
  if (here.kind === 'in') return <DeskRooms session={here.session} />;
  if (setup) return <SetupScreen />;
  if (here.kind === 'out') return <SignInScreen ended={here.ended} />;
  if (here.kind === 'unreachable') return <DeskAway failure={here.failure} />;
  return (
    <main class="screen-body">
      <Skeleton label={words().parts.loading} />
    </main>
  );
}
