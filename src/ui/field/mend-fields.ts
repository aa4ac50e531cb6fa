import type { OutboxRow } from '#background/device-api.ts';
import { deviceKinds, internetKinds, sexes, visitOutcomes } from '#domain/entities.ts';
import type { Fields, FieldValue } from '#domain/mutation.ts';
import { device } from '#ui/device.ts';

/** How a field of a refused line can be written anew. Fields that are not here (places, lists, ids) go out again as they were. */
export type MendKind = 'text' | 'number' | 'birth' | 'day' | 'digits' | readonly string[];

const mendable: Readonly<Record<string, Readonly<Record<string, MendKind>>>> = {
  household: { head: 'text', address: 'text', phone: 'digits', size: 'number', internet: internetKinds, note: 'text' },
  person: { name: 'text', birth: 'birth', sex: sexes, personalId: 'digits', phone: 'digits', device: deviceKinds, note: 'text' },
  visit: { minutes: 'number', outcome: visitOutcomes, returnOn: 'day', note: 'text' },
  progress: { appointmentOn: 'day' },
};

export interface MendField {
  readonly name: string;
  readonly kind: MendKind;
}

export function mendFields(row: Pick<OutboxRow, 'kind' | 'fields'>): readonly MendField[] {
  const kinds = Object.hasOwn(mendable, row.kind) ? mendable[row.kind] : undefined;
  return row.fields.flatMap((name) => {
    const kind = kinds && Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    return kind === undefined ? [] : [{ name, kind }];
  });
}

/** The record as the tablet shows it now, the refused line folded in: what the person wrote, to be mended. */
export async function presentFields(row: OutboxRow): Promise<Fields> {
  const found = await presentRecord(row);
  return (found ?? {}) as Fields;
}

async function presentRecord(row: OutboxRow): Promise<object | undefined> {
  if (row.kind === 'person') return (await device().person(row.id))?.person;
  if (row.kind === 'progress' && row.person) return (await device().person(row.person))?.progress[row.id.split('/')[1] ?? ''];
  const home = row.household === undefined ? undefined : await device().home(row.household);
  return row.kind === 'household' ? home?.household : home?.visits.find((visit) => visit.id === row.id);
}

/** Only what was changed; the rest of the line goes out again as it was. */
export function changedFields(before: Fields, after: Fields): Fields {
  const changed = Object.entries(after).filter(([name, value]) => (before[name] ?? null) !== value);
  return Object.fromEntries<FieldValue>(changed);
}
