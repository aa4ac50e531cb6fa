import type { FindHit } from '#background/device-api.ts';
import { words } from '#ui/text/words.ts';
import { computed, type ReadonlySignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Found } from './use-found.ts';

interface FindLineProps {
  /** From 1. */
  readonly place: number;
  readonly total: ReadonlySignal<number>;
  readonly found: ReadonlySignal<Found | undefined>;
}

/**
 * One row of what was found, known by its place and not by who is in it: light, all of one height, its words bound to what was found, because all of them
 * change with every letter that is typed. One that nobody is in, as before anything is typed, has nothing to read and leads nowhere.
 */
export function FindLine({ place, total, found }: FindLineProps) {
  const { name, more, href, nobody } = useMemo(() => boundWords(found, place), [found, place]);
  return (
    <li data-row aria-posinset={place} aria-setsize={total} hidden={nobody}>
      <a class="find-line" href={href}>
        {name}
        <span>{more}</span>
      </a>
    </li>
  );
}

function boundWords(found: FindLineProps['found'], place: number) {
  const hit = computed(() => found.value?.hits[place - 1 - found.value.query.offset]);
  return {
    name: computed(() => hit.value && (hit.value.name || words().homes.noHead)),
    more: computed(() => hit.value && `\n${whereabouts(hit.value)}`),
    /* An attribute that is undefined is left out, which Preact's types do not know. */
    href: computed(() => hit.value && address(hit.value)) as ReadonlySignal<string>,
    /** Before anything is typed the rows are laid out all the same. */
    nobody: computed(() => found.value !== undefined && hit.value === undefined),
  };
}

const address = ({ person, household }: FindHit): string => (person ? `/people/${person}` : `/homes/${household}`);

/** First what tells people of one name apart, or that it is a home; then where. */
function whereabouts({ kind, person, name, head, address: lane, areaName, birthYear, lastDigits }: FindHit): string {
  const { homes } = words();
  const home = kind === 'person' && head !== '' && head !== name ? homes.headOf(head) : '';
  return [!person && homes.home, birthYear, lastDigits && `•••${lastDigits}`, home, lane, areaName].filter(Boolean).join(' · ');
}
