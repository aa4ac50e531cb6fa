import { session } from '#ui/device.ts';
import { useFieldId } from '#ui/parts/field.tsx';
import { SelectField } from '#ui/parts/select-field.tsx';
import { words } from '#ui/text/words.ts';
import { homesQuery, homesShown, shownArea, shownShow } from './homes-query.ts';

export function HomesFilters() {
  const { homes } = words();
  const name = useFieldId();
  return (
    <div class="filters">
      <VillageFilter />
      <div class="chips" role="radiogroup" aria-label={homes.showLabel}>
        {homesShown.map((show) => (
          <label class="chip" key={show}>
            <input
              class="unseen"
              type="radio"
              name={name}
              checked={shownShow.value === show}
              onChange={() => {
                homesQuery.value = { ...homesQuery.peek(), show };
              }}
            />
            {homes.show[show]}
          </label>
        ))}
      </div>
    </div>
  );
}

function VillageFilter() {
  const { homes } = words();
  const villages = session.value?.villages ?? [];
  if (villages.length < 2) return null;
  return (
    <SelectField
      label={homes.village}
      labelUnseen
      value={shownArea.value ?? ''}
      onValue={(area) => {
        homesQuery.value = { ...homesQuery.peek(), area: area || undefined };
      }}
      options={[{ value: '', title: homes.everyVillage }, ...villages.map(({ id, name }) => ({ value: id, title: name }))]}
    />
  );
}
