import { installEvent } from '#ui/install-event.ts';
import { storedChoice } from '#ui/choice-store.ts';
import { Button } from '#ui/parts/button.tsx';
import { Card, Section } from '#ui/parts/surfaces.tsx';
import { installWords } from '#ui/text/install-words.ts';
import { installWay } from './install-way.ts';

/** Once put off it is only in the settings. */
const offer = storedChoice('install-offer', ['open', 'later'], 'open');

/** Safari's own word for it is not in TypeScript's DOM types. */
function isInstalled(): boolean {
  return matchMedia('(display-mode: standalone)').matches || (navigator as { readonly standalone?: boolean }).standalone === true;
}

/** `mayWait`: shown in passing, and can be put off. */
export function InstallCard({ mayWait = false }: { readonly mayWait?: boolean }) {
  const words = installWords();
  if (isInstalled() || (mayWait && offer.chosen.value === 'later')) return null;
  const { userAgent, maxTouchPoints } = navigator;
  const asked = installEvent.value;
  const way = installWay({ userAgent, maxTouchPoints, isOffered: asked !== undefined });
  return (
    <Section title={words.title}>
      <Card>
        <p>{words.why}</p>
        {way === 'button' ? (
          <Button icon="save" onPress={() => void asked?.prompt()}>
            {words.install}
          </Button>
        ) : (
          <ol class="help-steps">
            {words.ways[way].map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
        )}
        {mayWait && (
          <Button look="quiet" onPress={() => offer.choose('later')}>
            {words.later}
          </Button>
        )}
      </Card>
    </Section>
  );
}
