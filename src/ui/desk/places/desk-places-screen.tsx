import type { PlaceList, PlaceRow } from '#protocol/desk-answers.ts';
import { Button } from '#ui/parts/button.tsx';
import { Badge, Notice } from '#ui/parts/signals.tsx';
import { EmptyState } from '#ui/parts/surfaces.tsx';
import { formats } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { DeskHead } from '../desk-frame.tsx';
import { mayManage, useDesk } from '../desk-state.ts';
import { ScreenRead } from '../screen-read.tsx';
import { useNode } from '../use-node.ts';
import { AddVillage } from '../village-dialog.tsx';
import { PlaceDialog } from './place-dialog.tsx';
import { placesWords } from './places-words.ts';
import '../styles/desk-places.css';

/** The villages of a unit: what they are called and hold, and what becomes of them. */
export function PlacesScreen({ node = '' }: { readonly node?: string }) {
  useNode(node);
  const words = placesWords();
  const read = useDesk<PlaceList>(`areas/${encodeURIComponent(node)}/places`);
  const [changing, setChanging] = useState<string>();
  const rows = read.value?.rows ?? [];
  const row = rows.find(({ area }) => area.id === changing);
  const area = read.value?.area;
  return (
    <>
      <DeskHead title={words.title} path={read.value?.path} view="/places" under={words.more} aside={area && <AddVillage node={area} />} />
      <ScreenRead read={read}>{(list) => <Villages list={list} onChange={setChanging} />}</ScreenRead>
      {row && (
        <PlaceDialog
          row={row}
          others={rows.filter((other) => !other.closed && other.area.id !== row.area.id)}
          onClose={() => setChanging(undefined)}
          onDone={() => {
            setChanging(undefined);
            read.reread();
          }}
        />
      )}
    </>
  );
}

function Villages({ list, onChange }: { readonly list: PlaceList; readonly onChange: (village: string) => void }) {
  const words = placesWords();
  if (list.rows.length === 0) {
    return (
      <EmptyState title={words.none} icon="village">
        <p>{words.noneMore}</p>
      </EmptyState>
    );
  }
  const names = new Map(list.rows.map(({ area }) => [area.id, area.name]));
  const many = new Set(list.rows.map(({ above }) => above)).size > 1;
  return (
    <>
      {list.more && <Notice kind="info" title={words.tooMany(formats().number(list.rows.length))} />}
      <div class="desk-table-frame">
        <table class="desk-table" data-rows="still">
          <thead>
            <tr>
              <th scope="col">{words.village}</th>
              <th scope="col" class="desk-number">
                {words.homesCount}
              </th>
              <th scope="col" class="desk-number">
                {words.peopleCount}
              </th>
              <th scope="col">{words.since}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {list.rows.map((row) => (
              <VillageRow key={row.area.id} row={row} above={many ? row.above : ''} names={names} onChange={onChange} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

interface VillageRowProps {
  readonly row: PlaceRow;
  readonly above: string;
  readonly names: ReadonlyMap<string, string>;
  readonly onChange: (village: string) => void;
}

function VillageRow({ row, above, names, onChange }: VillageRowProps) {
  const words = placesWords();
  const { area, homes, people, closed, unsent } = row;
  const aliases = formats().list(area.aliases ?? []);
  return (
    <tr class={closed ? 'desk-place-closed' : undefined}>
      <th scope="row">
        {closed ? area.name : <a href={`/desk/areas/${area.id}/households`}>{area.name}</a>}
        {above && <span class="desk-more">{above}</span>}
        {aliases && <span class="desk-more">{words.alsoNamed(aliases)}</span>}
        {unsent.tablets > 0 && !closed && (
          <span class="desk-more">
            <Badge tone="wait">{words.unsent(formats().number(unsent.tablets))}</Badge>
          </span>
        )}
      </th>
      <td class="desk-number">{formats().number(homes)}</td>
      <td class="desk-number">{formats().number(people)}</td>
      <td>
        {formats().date(area.validFrom)}
        {closed && area.validTo && <span class="desk-more">{words.until(formats().date(area.validTo))}</span>}
      </td>
      <td class="desk-act">
        {closed ? <ClosedMark into={area.mergedInto === undefined ? undefined : names.get(area.mergedInto)} /> : null}
        {!closed && mayManage() && (
          <Button icon="edit" onPress={() => onChange(area.id)}>
            {words.change}
          </Button>
        )}
      </td>
    </tr>
  );
}

function ClosedMark({ into }: { readonly into: string | undefined }) {
  const words = placesWords();
  return <Badge icon="stopped">{into === undefined ? words.closed : words.mergedInto(into)}</Badge>;
}
