import { reviewProblems } from '#domain/review-problems.ts';
import type { ReviewCounts } from '#protocol/desk-review.ts';
import { SelectField } from '#ui/parts/select-field.tsx';
import { formats } from '#ui/text/words.ts';
import { asQuery, type QueueAddress } from './queue-address.ts';
import { reviewWords } from './review-words.ts';

interface FiltersProps {
  readonly counts: ReviewCounts;
  readonly address: QueueAddress;
  readonly onChange: (change: Partial<QueueAddress>) => void;
}

/** Whose turn it is, and what to narrow the list to; each choice with how many there are. */
export function QueueFilters({ counts, address, onChange }: FiltersProps) {
  const words = reviewWords();
  const problems = reviewProblems.flatMap((kind) => {
    const count = counts.problems[kind] ?? 0;
    return count > 0 || address.problem === kind ? [{ id: kind, name: words.problem[kind], count }] : [];
  });
  const begin = { after: undefined, item: undefined };
  return (
    <>
      <StateTabs counts={counts} address={address} />
      <div class="desk-review-filters" role="group" aria-label={words.filters}>
        <Filter
          label={words.byProblem}
          value={address.problem}
          options={problems}
          onValue={(id) => onChange({ ...begin, problem: problems.find((one) => one.id === id)?.id })}
        />
        <Filter
          label={words.byMember}
          value={address.member}
          options={counts.members}
          onValue={(member) => onChange({ ...begin, member })}
        />
        <Filter
          label={words.byVillage}
          value={address.village}
          options={counts.villages}
          onValue={(village) => onChange({ ...begin, village })}
        />
      </div>
    </>
  );
}

function StateTabs({ counts, address }: Pick<FiltersProps, 'counts' | 'address'>) {
  const words = reviewWords();
  const number = (count: number) => (counts.more ? words.moreThan(formats().number(count)) : formats().number(count));
  return (
    <nav class="desk-review-states" aria-label={words.states}>
      {(['open', 'returned'] as const).map((state) => (
        <a key={state} href={`${location.pathname}${asQuery({ state })}`} aria-current={address.state === state ? 'true' : undefined}>
          {words[state](number(counts[state]))}
        </a>
      ))}
    </nav>
  );
}

interface FilterProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: ReviewCounts['members'];
  readonly onValue: (value: string | undefined) => void;
}

function Filter({ label, value = '', options, onValue }: FilterProps) {
  const words = reviewWords();
  const named = options.map(({ id, name, count }) => ({ value: id, title: words.counted(name, formats().number(count)) }));
  // What is chosen stays in the list when nothing of it is left.
  const gone = value !== '' && !options.some(({ id }) => id === value) ? [{ value, title: words.counted('…', '0') }] : [];
  return (
    <SelectField
      label={label}
      value={value}
      options={[{ value: '', title: words.all }, ...named, ...gone]}
      onValue={(chosen) => onValue(chosen || undefined)}
    />
  );
}
