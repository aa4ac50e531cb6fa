import { device, useRead } from '#ui/device.ts';
import { BottomNav } from '#ui/parts/bars.tsx';
import { formats, words } from '#ui/text/words.ts';

/** The three places, with what waits in the outbox. Hidden by the styles while a form covers the screen. */
export function FieldNav() {
  const { parts, outbox } = words();
  const { value } = useRead(() => device().outbox(), []);
  const refused = value?.refused ?? 0;
  const waiting = value?.waiting ?? 0;
  const number = formats().number;
  return (
    <BottomNav
      label={parts.places}
      places={[
        { href: '/', icon: 'today', name: parts.placeToday },
        { href: '/homes', icon: 'homes', name: parts.placeHomes },
        {
          href: '/outbox',
          icon: 'outbox',
          name: parts.placeOutbox,
          count: refused || waiting,
          countTone: refused > 0 ? 'stop' : 'wait',
          countWords: refused > 0 ? outbox.navRefused(number(refused)) : outbox.navWaiting(number(waiting)),
        },
      ]}
    />
  );
}
