import type { Fields, FieldValue } from '#domain/mutation.ts';
import { maskPersonalId } from '#domain/personal-id.ts';
import type { CsvCell } from '#domain/csv-line.ts';

export const exportKinds = ['household', 'person', 'progress', 'visit'] as const;
export type ExportKind = (typeof exportKinds)[number];

export interface ExportRow {
  readonly id: string;
  readonly area: string;
  readonly areaName: string;
  readonly fields: Fields;
}

type Exported = Readonly<Record<string, CsvCell>>;

const plain: Readonly<Record<ExportKind, readonly string[]>> = {
  household: ['head', 'address', 'phone', 'size', 'internet', 'note'],
  person: ['household', 'name', 'birth', 'sex', 'phone', 'device', 'relation', 'language', 'note'],
  progress: ['milestone', 'step', 'obstacle', 'appointmentOn', 'independent', 'declined'],
  visit: ['household', 'at', 'minutes', 'outcome', 'returnOn', 'note'],
};

/** The columns of a kind, the same in every row. The personal number is there only when it was asked for by name. */
export function exportColumns(kind: ExportKind, withNumbers: boolean): readonly string[] {
  return [
    'id',
    ...(kind === 'progress' ? ['owner', 'guide'] : []),
    'area',
    'areaName',
    ...(kind === 'person' && withNumbers ? ['personalId'] : []),
    ...plain[kind],
    ...(kind === 'household' ? ['lat', 'lng'] : []),
    ...(kind === 'visit' ? ['present'] : []),
  ];
}

export function exportedRow(kind: ExportKind, row: ExportRow, withNumbers: boolean): Exported {
  const { id, area, areaName, fields } = row;
  const cells: Record<string, CsvCell> = { id, area, areaName, ...ownCells(kind, row) };
  for (const field of plain[kind]) cells[field] = cellOf(field, fields[field], withNumbers);
  if (kind === 'person' && withNumbers) cells['personalId'] = cellOf('personalId', fields['personalId'], true);
  return Object.fromEntries(exportColumns(kind, withNumbers).map((column) => [column, cells[column] ?? null]));
}

function ownCells(kind: ExportKind, { id, fields }: ExportRow): Exported {
  const cut = id.indexOf('/');
  if (kind === 'progress') return { owner: id.slice(0, cut), guide: id.slice(cut + 1) };
  if (kind === 'household') {
    const place = fields['location'];
    const at =
      typeof place === 'object' && place !== null && !Array.isArray(place) ? (place as { readonly [key: string]: FieldValue }) : {};
    return { lat: typeof at['lat'] === 'number' ? at['lat'] : null, lng: typeof at['lng'] === 'number' ? at['lng'] : null };
  }
  const present = fields['present'];
  return kind === 'visit' ? { present: Array.isArray(present) ? present.length : null } : {};
}

/** Numbers that somebody wrote into a note are masked like those in their own field. */
function cellOf(field: string, value: FieldValue | undefined, withNumbers: boolean): CsvCell {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'string') return null;
  return withNumbers || field === 'household' ? value : value.replaceAll(/\d{12}/g, maskPersonalId);
}
