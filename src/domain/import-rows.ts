import type { Sex } from './entities.ts';
import {
  type CellFault,
  type ReadCell,
  readBirth,
  readPersonalId,
  readPhone,
  readRelation,
  readSex,
  readSexColumn,
  textOf,
} from './list-cells.ts';
import { checkPersonalId, type PersonalIdWarning } from './personal-id.ts';
import type { Cell, ColumnRole, SheetRow } from './sheet-columns.ts';

/** Where a row says a home is, in the words of the list. */
export interface WrittenPlace {
  readonly village?: string | undefined;
  readonly commune?: string | undefined;
  readonly district?: string | undefined;
  readonly province?: string | undefined;
}

/** One person of a list as we store people, before anybody knows which home or village it is. */
export interface ListRow {
  /** As the spreadsheet numbers it, from 1. */
  readonly row: number;
  readonly name: string;
  readonly birth?: string | undefined;
  readonly sex?: Sex | undefined;
  readonly personalId?: string | undefined;
  readonly phone?: string | undefined;
  readonly relation?: string | undefined;
  readonly head?: string | undefined;
  readonly householdCode?: string | undefined;
  readonly address?: string | undefined;
  readonly written: WrittenPlace;
}

/** Errors keep a row out, warnings ask for a second look, repairs say what was put right. */
export const problemLevels = ['error', 'warning', 'repair'] as const;
export type ProblemLevel = (typeof problemLevels)[number];
export type ProblemKind =
  | CellFault
  | PersonalIdWarning
  | 'name-missing'
  | 'name-odd'
  | 'text-long'
  | 'birth-future'
  | 'phone-unusual'
  | 'number-twice'
  | 'zero-restored'
  | 'date-from-number'
  | 'phone-converted'
  | 'household-missing'
  | 'household-large'
  | 'place-missing'
  | 'place-unknown'
  | 'place-outside';

export interface RowProblem {
  readonly level: ProblemLevel;
  readonly kind: ProblemKind;
  /** Index of the column, when it is one cell's. */
  readonly column?: number | undefined;
  /** A name the words need: the present name of a unit. */
  readonly detail?: string | undefined;
}

/** Column of each role; absent when the list has none. */
export type RoleColumns = Readonly<Partial<Record<ColumnRole, number>>>;

export interface ReadRow {
  readonly values: ListRow;
  readonly problems: readonly RowProblem[];
}

export function roleColumns(roles: readonly (ColumnRole | undefined)[]): RoleColumns {
  const columns: Partial<Record<ColumnRole, number>> = {};
  for (const [column, role] of roles.entries()) if (role !== undefined && columns[role] === undefined) columns[role] = column;
  return columns;
}

const levels: Readonly<Record<CellFault, ProblemLevel>> = {
  'birth-unreadable': 'error',
  'number-cut': 'error',
  'number-length': 'error',
  'number-old': 'warning',
  'phone-wrong': 'warning',
  'sex-unreadable': 'warning',
};

/** Reads and checks one row by itself. `today` is the ISO day beyond which nobody is born. */
export function readRow(cells: SheetRow, row: number, columns: RoleColumns, today: string): ReadRow {
  const problems: RowProblem[] = [];
  const at = (role: ColumnRole): Cell | undefined => (columns[role] === undefined ? undefined : cells[columns[role]]);
  const note = (role: ColumnRole, level: ProblemLevel, kind: ProblemKind) => problems.push({ level, kind, column: columns[role] });
  const take = <Value>(role: ColumnRole, read: ReadCell<Value>): Value | undefined => {
    if (read.wrong) note(role, levels[read.wrong], read.wrong);
    if (read.repair) note(role, 'repair', read.repair);
    return read.value;
  };
  const text = (role: ColumnRole, longest: number): string | undefined => {
    const said = textOf(at(role));
    if (said.length > longest) note(role, 'error', 'text-long');
    return said === '' || said.length > longest ? undefined : said;
  };
  const name = text('name', 200) ?? '';
  const sexed = sexByColumn(at('male'), at('female'));
  const birth = take('birth', readBirth(at('birth'))) ?? (sexed && take(sexed.sex, sexed.birth));
  const sex = take('sex', readSex(at('sex'))) ?? sexed?.sex;
  const personalId = take('personalId', readPersonalId(at('personalId')));
  const phone = take('phone', readPhone(at('phone')));
  if (name === '') note('name', 'error', 'name-missing');
  else if (/\d/.test(name) || !/\p{L}/u.test(name)) note('name', 'error', 'name-odd');
  if (birth !== undefined && birth > today) note('birth', 'error', 'birth-future');
  if (phone && !phone.prefixKnown) note('phone', 'warning', 'phone-unusual');
  if (personalId !== undefined) {
    for (const warning of checkPersonalId(personalId, { birth, sex }).warnings) note('personalId', 'warning', warning);
  }
  return {
    values: {
      row,
      name,
      birth,
      sex,
      personalId,
      phone: phone?.number,
      relation: readRelation(at('relation')),
      head: text('head', 200),
      householdCode: text('householdCode', 60),
      address: text('address', 500),
      written: {
        village: text('village', 200),
        commune: text('commune', 200),
        district: text('district', 200),
        province: text('province', 200),
      },
    },
    problems,
  };
}

function sexByColumn(male: Cell | undefined, female: Cell | undefined) {
  const [left, right] = [readSexColumn(male), readSexColumn(female)];
  if (left.here === right.here) return undefined;
  return left.here ? { sex: 'male' as const, birth: left.birth } : { sex: 'female' as const, birth: right.birth };
}

/** Rows whose personal number stands in an earlier row too: one number is one person. */
export function repeatedNumbers(rows: readonly ListRow[]): ReadonlySet<ListRow> {
  const first = new Set<string>();
  const repeated = new Set<ListRow>();
  for (const row of rows) {
    if (row.personalId === undefined) continue;
    if (first.has(row.personalId)) repeated.add(row);
    first.add(row.personalId);
  }
  return repeated;
}
