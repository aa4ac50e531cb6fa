import type { ImportPlaces } from '#protocol/import-rows.ts';
import { SelectField } from '#ui/parts/select-field.tsx';
import { useState } from 'preact/hooks';
import { importWords } from './import-words.ts';

interface VillageSelectProps {
  readonly places: ImportPlaces;
  /** Ids to choose from; all when absent. */
  readonly among?: readonly string[] | undefined;
  readonly value: string;
  readonly onValue: (village: string) => void;
  /** What the list writes, so that each pair of fields has a name of its own. */
  readonly written?: string | undefined;
}

/** A village; first its commune, where several come into question. */
export function VillageSelect({ places, among, value, onValue, written }: VillageSelectProps) {
  const words = importWords();
  const allowed = among && new Set(among);
  const villages = places.villages.filter(({ id }) => allowed?.has(id) ?? true);
  const communes = places.communes.filter(({ id }) => villages.some(({ commune }) => commune === id));
  const [picked, setPicked] = useState('');
  const chosen = villages.find(({ id }) => id === value)?.commune ?? picked;
  const commune = communes.length === 1 ? (communes[0]?.id ?? '') : chosen;
  const titled = (list: readonly { readonly id: string; readonly name: string }[]) =>
    list.map(({ id, name }) => ({ value: id, title: name }));
  return (
    <div class="desk-import-place">
      {communes.length > 1 && (
        <SelectField
          label={words.communeFor(written ?? words.placeOne)}
          labelUnseen
          value={commune}
          onValue={(id) => {
            setPicked(id);
            if (value !== '') onValue('');
          }}
          options={[{ value: '', title: words.chooseCommune }, ...titled(communes)]}
        />
      )}
      <SelectField
        label={written === undefined ? words.village : words.villageFor(written)}
        labelUnseen
        value={value}
        onValue={onValue}
        options={[{ value: '', title: words.chooseVillage }, ...titled(villages.filter((village) => village.commune === commune))]}
      />
    </div>
  );
}
