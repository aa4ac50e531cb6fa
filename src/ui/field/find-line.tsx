import type { FindHit } from '#background/device-api.ts';
import { Icon } from '#ui/parts/icon.tsx';
import { words } from '#ui/text/words.ts';

interface FindLineProps {
  readonly hit: FindHit;
  readonly place: number;
  readonly of: number;
}

/** One row of what was found: light, and all of one height, because they change with every letter that is typed. */
export function FindLine({ hit, place, of }: FindLineProps) {
  const { homes } = words();
  return (
    <li data-row aria-posinset={place} aria-setsize={of}>
      <a class="row find-line" href={hit.person ? `/people/${hit.person}` : `/homes/${hit.household}`}>
        <Icon name={hit.person ? 'person' : 'homes'} />
        <span class="row-words">
          <span class="find-name">
            <span class="row-title clip">{hit.name || homes.noHead}</span>
            <span class="find-tell">{toldApart(hit)}</span>
          </span>
          <span class="row-more clip">{whereabouts(hit)}</span>
        </span>
      </a>
    </li>
  );
}

/** What tells people of one name apart. */
function toldApart({ birthYear, lastDigits }: FindHit): string {
  return [birthYear, lastDigits && `•••${lastDigits}`].filter(Boolean).join(' · ');
}

function whereabouts({ kind, name, head, address, areaName }: FindHit): string {
  const { homes } = words();
  const home = kind === 'person' && head !== '' && head !== name ? homes.headOf(head) : '';
  return [home, address, areaName].filter(Boolean).join(' · ');
}
