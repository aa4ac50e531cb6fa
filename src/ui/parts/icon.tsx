import { actionIcons } from './icons-actions.ts';
import { placeIcons } from './icons-places.ts';
import { stateIcons } from './icons-states.ts';

const paths = { ...placeIcons, ...actionIcons, ...stateIcons };
export type IconName = keyof typeof paths;

/** Always beside a word, so it is hidden from screen readers. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
