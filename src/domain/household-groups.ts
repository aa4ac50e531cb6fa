import type { ListRow } from './import-rows.ts';
import { fold, nameKey } from './vietnamese-text.ts';

/**
 * How the rows of a list become households. `code`: rows with the same household number. `head`: rows that name the same head. `start`: the head's own
 * row begins a household. `alone`: every row is the head of one.
 */
export const groupings = ['code', 'head', 'start', 'alone'] as const;
export type Grouping = (typeof groupings)[number];

export interface ListHousehold {
  readonly head: string;
  readonly code?: string | undefined;
  readonly address?: string | undefined;
  readonly rows: readonly ListRow[];
}

export interface GroupedRows {
  readonly households: readonly ListHousehold[];
  /** Rows before any household is named. */
  readonly homeless: readonly ListRow[];
}

/** The ways that the columns of a list allow, the surest first. */
export function possibleGroupings(has: {
  readonly householdCode: boolean;
  readonly head: boolean;
  readonly relation: boolean;
}): readonly Grouping[] {
  const possible: Grouping[] = [];
  if (has.householdCode) possible.push('code');
  if (has.head) possible.push('head');
  if (has.relation) possible.push('start');
  possible.push('alone');
  return possible;
}

/** An empty cell belongs to the household above it: merged cells leave all but their first one empty. */
export function groupHouseholds(rows: readonly ListRow[], grouping: Grouping): GroupedRows {
  const groups = new Map<string, ListRow[]>();
  const homeless: ListRow[] = [];
  let current: string | undefined;
  for (const row of rows) {
    current = keyOf(row, grouping) ?? current;
    if (current === undefined) {
      homeless.push(row);
      continue;
    }
    const group = groups.get(current);
    if (group) group.push(row);
    else groups.set(current, [row]);
  }
  return { households: Array.from(groups.values(), (group) => householdOf(group, grouping)), homeless };
}

function keyOf(row: ListRow, grouping: Grouping): string | undefined {
  const place = `${fold(row.written.village ?? '')}/${fold(row.written.commune ?? '')}`;
  if (grouping === 'code') return row.householdCode === undefined ? undefined : `${place}/${fold(row.householdCode)}`;
  if (grouping === 'head') return row.head === undefined ? undefined : `${place}/${nameKey(row.head)}/${fold(row.address ?? '')}`;
  if (grouping === 'alone' || row.relation === 'head') return String(row.row);
  return undefined;
}

function householdOf(rows: readonly ListRow[], grouping: Grouping): ListHousehold {
  const named = rows.find((row) => row.head !== undefined)?.head;
  const headRow =
    rows.find((row) => row.relation === 'head') ??
    (named === undefined ? undefined : rows.find((row) => nameKey(row.name) === nameKey(named)));
  const head = named ?? headRow?.name ?? rows[0]?.name ?? '';
  const isHead = grouping === 'alone' ? rows[0] : headRow;
  return {
    head,
    code: rows.find((row) => row.householdCode !== undefined)?.householdCode,
    address: (headRow?.address ? headRow : rows.find((row) => row.address !== undefined))?.address,
    rows: rows.map((row) => (row === isHead && row.relation === undefined ? { ...row, relation: 'head' } : row)),
  };
}
