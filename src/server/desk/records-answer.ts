import type { Area } from '#domain/area.ts';
import { isRemoved } from '#domain/merge.ts';
import type { Fields, FieldValue } from '#domain/mutation.ts';
import { isUuid } from '#domain/ids.ts';
import { maskNumbers } from '#domain/masked-text.ts';
import { maskPersonalId } from '#domain/personal-id.ts';
import type { DeskRecord } from '#protocol/desk-answers.ts';
import type { Tables } from '../database/tables.ts';
import type { Services } from '../services.ts';
import type { Selectable } from 'kysely';
import { asArea } from '../areas/area-tree.ts';

export type RecordRow = Selectable<Tables['records']>;

const numberFields = new Set(['personalId', 'phone']);

/** Personal and telephone numbers leave the desk's server masked, wherever they stand: in a field of their own or among words. */
export function maskedValue(field: string, value: FieldValue): FieldValue {
  if (typeof value === 'string') return maskedString(field, value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: FieldValue) => maskedValue(field, item));
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, maskedValue(name, item)]));
}

function maskedString(field: string, value: string): string {
  if (numberFields.has(field)) return maskPersonalId(value);
  return isUuid(value) ? value : maskNumbers(value);
}

export function maskedFields(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, maskedValue(field, value)]));
}

export function deskRecord(row: RecordRow): DeskRecord {
  return { kind: row.kind, id: row.id, area: row.area, fields: maskedFields(row.fields) };
}

export function standing(rows: readonly RecordRow[]): readonly RecordRow[] {
  return rows.filter((row) => !isRemoved(row.fields));
}

export function textOf(fields: Fields, field: string): string {
  const value = fields[field];
  return typeof value === 'string' ? value : '';
}

/** The units above and including the one with this path, from the root down. */
export async function pathAreas({ db }: Pick<Services, 'db'>, path: string): Promise<readonly Area[]> {
  const rows = await db.selectFrom('areas').where('id', 'in', path.split('/').filter(Boolean)).selectAll().orderBy('path').execute();
  return rows.map(asArea);
}

export async function areaPath({ db }: Pick<Services, 'db'>, area: string): Promise<string> {
  const row = await db.selectFrom('areas').where('id', '=', area).select('path').executeTakeFirst();
  return row?.path ?? '';
}

const names = new Intl.Collator('vi', { numeric: true });

/** Units by name as a Vietnamese list has them: "Thôn 2" before "Thôn 10". */
export function inVietnameseOrder<Named extends { readonly name: string }>(areas: readonly Named[]): readonly Named[] {
  return areas.toSorted((a, b) => names.compare(a.name, b.name));
}

/** Progress belongs to a person by its id, `<personId>/<guideId>`. */
export function personOfProgress(id: string): string {
  return id.slice(0, id.indexOf('/'));
}
