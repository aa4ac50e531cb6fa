import { Button } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { enrolWords } from '#ui/text/enrol-words.ts';
import { welcome, type Welcome } from './welcome.ts';
import { StartFrame } from './start-frame.tsx';

export function WelcomeScreen({ name, kept }: Welcome) {
  const enrol = enrolWords();
  return (
    <StartFrame title={enrol.welcome(name)} lead={enrol.welcomeMore}>
      <Kept kept={kept} />
      <Button
        look="main"
        size="big"
        wide
        onPress={() => {
          welcome.value = undefined;
        }}
      >
        {enrol.begin}
      </Button>
    </StartFrame>
  );
}

function Kept({ kept }: Pick<Welcome, 'kept'>) {
  const enrol = enrolWords();
  if (kept) return <Notice kind="done" title={enrol.keptYes} />;
  return (
    <Notice kind="warning" title={kept === undefined ? enrol.keptUnknown : enrol.keptNo}>
      <p>{enrol.keptNoMore}</p>
    </Notice>
  );
}
