import { isRemoved } from '#domain/merge.ts';
import type { Fields } from '#domain/mutation.ts';
import { fold, nameKey } from '#domain/vietnamese-text.ts';
import type { ImportedHome, ImportedPerson } from '#protocol/import-rows.ts';
import { headOf } from './import-ids.ts';

export interface KnownRecord {
  readonly kind: 'household' | 'person';
  readonly id: string;
  readonly area: string;
  readonly fields: Fields;
}

/** A text field, or nothing. */
export function said(fields: Fields, field: string): string | undefined {
  const value = fields[field];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function stands({ fields }: KnownRecord): boolean {
  return !isRemoved(fields);
}

/** What the records hold of some villages, and of some personal numbers beyond; grows with what an import adds. */
export interface KnownHomes {
  byId(kind: KnownRecord['kind'], id: string): KnownRecord | undefined;
  withNumber(personalId: string): readonly KnownRecord[];
  peopleOf(household: string): readonly KnownRecord[];
  /** Standing homes of a village whose head bears this name. */
  headedBy(village: string, head: string): readonly KnownRecord[];
  put(record: KnownRecord): void;
}

export function knownHomes(records: Iterable<KnownRecord>): KnownHomes {
  const all = new Map<string, KnownRecord>();
  const [numbers, households, heads] = [index(), index(), index()];
  const put = (record: KnownRecord) => {
    all.set(`${record.kind}/${record.id}`, record);
    const { kind, id, area, fields } = record;
    if (kind === 'household') return heads.add(`${area}/${nameKey(said(fields, 'head') ?? '')}`, id);
    numbers.add(said(fields, 'personalId'), id);
    households.add(said(fields, 'household'), id);
  };
  for (const record of records) put(record);
  const found = (kind: KnownRecord['kind'], ids: Iterable<string>) => [...ids].flatMap((id) => all.get(`${kind}/${id}`) ?? []);
  return {
    put,
    byId: (kind, id) => all.get(`${kind}/${id}`),
    withNumber: (personalId) => found('person', numbers.of(personalId)),
    peopleOf: (household) => found('person', households.of(household)).filter(stands),
    headedBy: (village, head) => found('household', heads.of(`${village}/${nameKey(head)}`)).filter(stands),
  };
}

function index() {
  const ids = new Map<string, Set<string>>();
  return {
    of: (key: string): Iterable<string> => ids.get(key) ?? [],
    add: (key: string | undefined, id: string) => {
      if (key !== undefined) ids.set(key, (ids.get(key) ?? new Set()).add(id));
    },
  };
}

/** Births that may be one: as far as both are known they agree. */
export function birthsAgree(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a.startsWith(b) || b.startsWith(a);
}

function numbersConflict(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b;
}

/** Might this known person be the one of the list? By name, and nothing known speaks against it. */
export function maySameName(known: KnownRecord, person: ImportedPerson): boolean {
  return (
    nameKey(said(known.fields, 'name') ?? '') === nameKey(person.name) &&
    birthsAgree(said(known.fields, 'birth'), person.birth) &&
    !numbersConflict(said(known.fields, 'personalId'), person.personalId)
  );
}

/**
 * Might this known home be the one of the list? Both have a head of the same name. Two homes of one village may: their heads' births and numbers,
 * household numbers and addresses tell them apart.
 */
export function mayBeSameHome(known: KnownRecord, people: readonly KnownRecord[], home: ImportedHome): boolean {
  if (numbersConflict(said(known.fields, 'code')?.toLowerCase(), home.code?.toLowerCase())) return false;
  const head = headOf(home);
  const namesakes = people.filter(({ fields }) => nameKey(said(fields, 'name') ?? '') === nameKey(home.head));
  if (head && namesakes.length > 0 && !namesakes.some((one) => maySameName(one, head))) return false;
  const proven = head?.birth?.length === 10 && namesakes.some(({ fields }) => said(fields, 'birth') === head.birth);
  return proven || addressesAgree(said(known.fields, 'address'), home.address);
}

export function addressesAgree(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || fold(a) === fold(b);
}
