import type { OutboxRow, OutboxStanding } from '#background/device-api.ts';
import { isEntityKind } from '#domain/entities.ts';
import type { IconName } from '#ui/parts/icon.tsx';
import { Badge, type Tone } from '#ui/parts/signals.tsx';
import { Row } from '#ui/parts/surfaces.tsx';
import { formats, words } from '#ui/text/words.ts';

const kindIcons: Readonly<Record<string, IconName>> = {
  household: 'homes',
  person: 'person',
  consent: 'shield',
  visit: 'visit',
  progress: 'guide',
  task: 'task',
  review: 'returned',
};
const tones: Readonly<Record<OutboxStanding, Tone>> = { waiting: 'wait', received: 'done', refused: 'stop' };

export function OutboxLine({ row }: { readonly row: OutboxRow }) {
  const { outbox } = words();
  return (
    <Row href={whereItLeads(row)} icon={kindIcons[row.kind] ?? 'draft'} title={`${kindWords(row.kind)}: ${row.title}`}>
      <span class="row-more">{writtenWords(row)}</span>
      <span class="line">
        <Badge tone={tones[row.standing]}>{outbox.standing[row.standing]}</Badge>
      </span>
    </Row>
  );
}

export function kindWords(kind: string): string {
  return isEntityKind(kind) ? words().facts.kind[kind] : kind;
}

export function fieldWords(field: string): string {
  const named = words().facts.field;
  return (Object.hasOwn(named, field) ? named[field] : undefined) ?? field;
}

/** Ids of other records and of the notice shown: they say nothing to a volunteer. */
const unspoken = new Set(['household', 'person', 'notice']);

/** "14/11 09:32 · số 37 · Ghi địa chỉ, số điện thoại": the number is what the coordinator asks for on the phone. */
export function writtenWords(row: OutboxRow): string {
  const { outbox } = words();
  const fields = row.fields.filter((field) => !unspoken.has(field));
  return [
    formats().dateTime(new Date(row.writtenAt).toISOString()),
    outbox.numbered(formats().number(row.n)),
    fields.length > 0 ? outbox.changed(formats().list(fields.map(fieldWords))) : undefined,
  ]
    .filter(Boolean)
    .join(' · ');
}

function whereItLeads(row: OutboxRow): string | undefined {
  if (row.person) return `/people/${row.person}`;
  return row.household ? `/homes/${row.household}` : undefined;
}
