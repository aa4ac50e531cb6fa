import type { FieldValue } from '#domain/mutation.ts';
import type { DoubleDetail } from '#protocol/doubles-answers.ts';

export type PairSide = 'a' | 'b';
export type PairChoices = Readonly<Record<string, PairSide>>;

export interface PairRow {
  readonly field: string;
  readonly a: FieldValue;
  readonly b: FieldValue;
  /** Whose value stands; absent where both are the same. */
  readonly side?: PairSide | undefined;
}

const orders = {
  person: ['name', 'birth', 'sex', 'personalId', 'phone', 'device', 'household', 'relation', 'language', 'note'],
  household: ['head', 'address', 'phone', 'size', 'internet', 'location', 'note'],
} as const;
const hidden = new Set(['removed', 'mergedInto']);
/** Unless somebody chooses, they are those of the record that stays. */
const ofTheHome = new Set(['household', 'relation']);

const isFilled = (value: FieldValue) => value !== null && value !== '';

/** Every field that one of the two has filled, those we know in our order, then what a newer app wrote. */
export function pairRows({ kind, a, b, proposed }: DoubleDetail, keep: PairSide, chosen: PairChoices): readonly PairRow[] {
  const [one, other] = [a.record.fields, b.record.fields];
  const fields = new Set([...orders[kind], ...Object.keys(one), ...Object.keys(other)]);
  const rows: PairRow[] = [];
  for (const field of fields) {
    const row = { field, a: one[field] ?? null, b: other[field] ?? null };
    if (hidden.has(field) || !(isFilled(row.a) || isFilled(row.b))) continue;
    const rule = proposed[field];
    if (rule === undefined) rows.push(row);
    else rows.push({ ...row, side: chosen[field] ?? (ofTheHome.has(field) && isFilled(row.a) && isFilled(row.b) ? keep : rule) });
  }
  return rows;
}

/** What is asked of the server: for every line that differs, whose value was on the screen. */
export function mergeRequest(detail: DoubleDetail, keep: PairSide, rows: readonly PairRow[]) {
  const [winner, loser] = keep === 'a' ? [detail.a, detail.b] : [detail.b, detail.a];
  const choices = Object.fromEntries(rows.flatMap(({ field, side }) => (side ? [[field, side === keep ? 'winner' : 'loser']] : [])));
  return { kind: detail.kind, winner: winner.record.id, loser: loser.record.id, choices };
}

/** The record with more to it stays, the older one where both have the same. */
export function keepFirst({ a, b }: DoubleDetail): PairSide {
  const weight = ({ progress, consents, visits, tasks, people }: DoubleDetail['a']) =>
    progress.length + consents.length + visits + tasks + people;
  if (weight(a) !== weight(b)) return weight(a) > weight(b) ? 'a' : 'b';
  return a.createdAt <= b.createdAt ? 'a' : 'b';
}
