import { ageBandsOn } from '#domain/age-bands.ts';
import { dayInVietnam } from '#domain/dates.ts';
import { findGuide, shippedGuides } from '#guides/shipped-guides.ts';
import { SelectField } from '#ui/parts/select-field.tsx';
import { useLocation } from 'preact-iso';
import { guideTitle } from '../record-words.ts';
import { ageTitle } from './age-title.ts';
import { figuresWords } from './figures-words.ts';
import { addressOf, ofGuide, type PeopleFilter, peopleWhats } from './people-filter.ts';

const guides = shippedGuides.filter(({ subject }) => subject !== 'household');

/** Which people the list is of. What is chosen is the list's address, to be sent to a colleague or kept. */
export function PeopleFilterForm({ node, filter }: { readonly node: string; readonly filter: PeopleFilter }) {
  const words = figuresWords();
  const { route } = useLocation();
  const today = dayInVietnam(Date.now());
  const ask = (change: Partial<PeopleFilter>) => route(addressOf(node, whole({ ...filter, ...change }), today));
  const milestones = findGuide(filter.guide)?.milestones ?? [];
  return (
    <div class="desk-choices">
      <SelectField
        label={words.filter.who}
        value={filter.what}
        onValue={(value) => ask({ what: peopleWhats.find((what) => what === value) ?? 'person' })}
        options={peopleWhats.map((what) => ({ value: what, title: words.filter.whats[what] }))}
      />
      {ofGuide.has(filter.what) && (
        <SelectField
          label={words.guide}
          value={filter.guide}
          onValue={(guide) => ask({ guide, milestone: '' })}
          options={guides.map(({ id }) => ({ value: id, title: guideTitle(id) }))}
        />
      )}
      {filter.what === 'milestone' && (
        <SelectField
          label={words.filter.milestone}
          value={filter.milestone}
          onValue={(milestone) => ask({ milestone })}
          options={milestones.map(({ id }) => ({ value: id, title: guideTitle(filter.guide, 'milestones', id) }))}
        />
      )}
      <SelectField
        label={words.byAge}
        value={filter.band === undefined ? '' : String(filter.band)}
        onValue={(value) => ask({ band: value === '' ? undefined : Number(value) })}
        options={[
          { value: '', title: words.filter.everyAge },
          ...ageBandsOn(today).map((band, at) => ({ value: String(at), title: ageTitle(band) })),
        ]}
      />
    </div>
  );
}

/** A service or milestone that is not chosen yet is the first there is. */
function whole(filter: PeopleFilter): PeopleFilter {
  if (!ofGuide.has(filter.what)) return { ...filter, guide: '', milestone: '' };
  const guide = findGuide(filter.guide) ?? guides[0];
  const milestone = filter.what === 'milestone' ? filter.milestone || (guide?.milestones[0]?.id ?? '') : '';
  return { ...filter, guide: guide?.id ?? '', milestone };
}
