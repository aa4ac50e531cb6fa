import type { FindHit } from '#background/device-api.ts';
import { words } from '#ui/text/words.ts';

/**
 * One row of what was found, known by its place: light, all of one height, and no component of its own, because all of them change with every letter that is typed.
 * `place`: from 1; `of`: how many were found.
 */
export function findLine(hit: FindHit, place: number, of: number) {
  const href = address(hit);
  return (
    <li key={place} data-row aria-posinset={place} aria-setsize={of}>
      <a class="find-line" {...(href && { href })}>
        {hit.name || words().homes.noHead}
        <span>{`\n${whereabouts(hit)}`}</span>
      </a>
    </li>
  );
}

/** None of a row that is nobody's yet. */
function address({ person, household }: FindHit): string | undefined {
  if (person) return `/people/${person}`;
  return household ? `/homes/${household}` : undefined;
}

/** First what tells people of one name apart, or that it is a home; then where. */
function whereabouts({ kind, person, name, head, address, areaName, birthYear, lastDigits }: FindHit): string {
  const { homes } = words();
  const home = kind === 'person' && head !== '' && head !== name ? homes.headOf(head) : '';
  return [!person && homes.home, birthYear, lastDigits && `•••${lastDigits}`, home, address, areaName].filter(Boolean).join(' · ');
}
