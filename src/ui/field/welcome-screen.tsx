import { Button } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { words } from '#ui/text/words.ts';
import { welcome, type Welcome } from './enrol-screen.tsx';
import { StartFrame } from './start-frame.tsx';

export function WelcomeScreen({ name, kept }: Welcome) {
  const { start } = words();
  return (
    <StartFrame title={start.welcome(name)} lead={start.welcomeMore}>
      <Kept kept={kept} />
      <Button
        look="main"
        size="big"
        wide
        onPress={() => {
          welcome.value = undefined;
        }}
      >
        {start.begin}
      </Button>
    </StartFrame>
  );
}

function Kept({ kept }: Pick<Welcome, 'kept'>) {
  const { start } = words();
  if (kept) return <Notice kind="done" title={start.keptYes} />;
  return (
    <Notice kind="warning" title={kept === undefined ? start.keptUnknown : start.keptNo}>
      <p>{start.keptNoMore}</p>
    </Notice>
  );
}
