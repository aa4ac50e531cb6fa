import type { FindHit } from '#background/device-api.ts';
import { words } from '#ui/text/words.ts';

/**
 * One row of what was found, known by its place: light, all of one height, and no component of its own, because all of them change with every letter that is typed.
 * `place`: from 1; `of`: how many were found.
 */
export function findLine(hit: FindHit, place: number, of: number) {
  return (
    <li key={place} data-row aria-posinset={place} aria-setsize={of}>
      <a
        class="find-line"

        href={hit.person ? `/people/${hit.person}` : `/homes/${hit.household}`}
      >
        <span class="row-title clip">{hit.name || words().homes.noHead}</span>
        <span class="row-more clip">{whereabouts(hit)}</span>
      </a>
    </li>
  );
}

/** First what tells people of one name apart, or that it is a home; then where. */
function whereabouts({ kind, person, name, head, address, areaName, birthYear, lastDigits }: FindHit): string {
  const { homes } = words();
  const home = kind === 'person' && head !== '' && head !== name ? homes.headOf(head) : '';
  return [!person && homes.home, birthYear, lastDigits && `•••${lastDigits}`, home, address, areaName].filter(Boolean).join(' · ');
}
