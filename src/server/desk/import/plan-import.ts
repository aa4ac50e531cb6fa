import type { Change, Fields, FieldValue } from '#domain/mutation.ts';
import { fold } from '#domain/vietnamese-text.ts';
import type { ImportedHome, ImportedPerson, ImportedRecord, ImportRefusal, ImportRequest } from '#protocol/import-rows.ts';
import type { ImportIds } from './import-ids.ts';
import { type KnownHomes, type KnownRecord, mayBeSameHome, maySameName, said, stands } from './known-homes.ts';

export interface PlannedHome extends ImportedRecord {
  readonly people: readonly ImportedRecord[];
}

export interface Plan {
  readonly homes: readonly PlannedHome[];
  readonly changes: readonly Change[];
}

/**
 * Decides, without touching the database, what an import changes: which homes and people are known already, by personal number, else by household and
 * name; what is new; and which fields are empty in the records and so are filled. A value that is there and differs is told and stays, unless `update`.
 */
export function planImport(request: Pick<ImportRequest, 'households' | 'update'>, known: KnownHomes, ids: ImportIds): Plan {
  const changes: Change[] = [];
  const claimed = new Set<string>();
  const write = (record: KnownRecord, set: Fields) => {
    if (Object.keys(set).length === 0) return;
    changes.push({ kind: record.kind, id: record.id, area: record.area, set });
    known.put({ ...record, fields: { ...record.fields, ...set } });
  };
  const planning: Planning = { known, ids, claimed, update: request.update, write };
  return { homes: request.households.map((home) => planHome(planning, home)), changes };
}

interface Planning {
  readonly known: KnownHomes;
  readonly ids: ImportIds;
  /** Homes and people that an earlier line of this request has been found to be. */
  readonly claimed: Set<string>;
  readonly update: boolean;
  readonly write: (record: KnownRecord, set: Fields) => void;
}

function refused(reason: ImportRefusal): ImportedRecord {
  return { outcome: 'refused', reason };
}

export function refusedHome(home: ImportedHome, reason: ImportRefusal): PlannedHome {
  return { ...refused(reason), people: home.people.map(() => refused(reason)) };
}

function planHome(planning: Planning, home: ImportedHome): PlannedHome {
  const match = matchHome(planning, home);
  if (typeof match === 'string') return refusedHome(home, match);
  const household = match ?? { kind: 'household', id: planning.ids.household(home), area: home.village, fields: {} };
  planning.claimed.add(household.id);
  const fields = withoutUndefined({ head: home.head, address: home.address, code: home.code });
  const outcome = settle(planning, household, match === undefined, fields);
  return { ...outcome, people: home.people.map((person) => planPerson(planning, household, person)) };
}

/** The home in the records, nothing when it is new, or why it cannot be taken. */
function matchHome({ known, ids, claimed }: Planning, home: ImportedHome): KnownRecord | ImportRefusal | undefined {
  const own = known.byId('household', ids.household(home));
  if (own) return placed(own, home.village);
  const byNumber = homesByNumber(known, home).find(({ id }) => !claimed.has(id));
  if (byNumber) return byNumber;
  const named = known
    .headedBy(home.village, home.head)
    .filter((candidate) => !claimed.has(candidate.id) && mayBeSameHome(candidate, known.peopleOf(candidate.id), home));
  if (named.length < 2) return named[0];
  const exactly = named.filter(({ fields }) => home.address !== undefined && fold(said(fields, 'address') ?? '') === fold(home.address));
  return exactly.length === 1 ? exactly[0] : 'ambiguous';
}

function placed(record: KnownRecord, village: string): KnownRecord | ImportRefusal {
  if (!stands(record)) return 'removed';
  return record.area === village ? record : 'elsewhere';
}

/** Standing homes of the village in which people of this line live, by their personal numbers; the one with most of them first. */
function homesByNumber(known: KnownHomes, home: ImportedHome): readonly KnownRecord[] {
  const counts = new Map<KnownRecord, number>();
  for (const { personalId } of home.people) {
    for (const person of personalId === undefined ? [] : known.withNumber(personalId)) {
      const household = known.byId('household', said(person.fields, 'household') ?? '');
      if (!household || !stands(household) || !stands(person) || household.area !== home.village) continue;
      counts.set(household, (counts.get(household) ?? 0) + 1);
    }
  }
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([household]) => household);
}

function planPerson(planning: Planning, household: KnownRecord, person: ImportedPerson): ImportedRecord {
  const match = matchPerson(planning, household, person);
  if (typeof match === 'string') return refused(match);
  const record = match ?? { kind: 'person', id: planning.ids.person(household.id, person), area: household.area, fields: {} };
  planning.claimed.add(record.id);
  const { name, birth, sex, personalId, phone, relation } = person;
  const fields = withoutUndefined({ household: household.id, name, birth, sex, personalId, phone, relation });
  return settle(planning, record, match === undefined, fields);
}

function matchPerson(
  { known, ids, claimed }: Planning,
  household: KnownRecord,
  person: ImportedPerson,
): KnownRecord | ImportRefusal | undefined {
  if (person.personalId !== undefined) {
    const same = known.withNumber(person.personalId);
    const standing = same.filter(stands).toSorted((a, b) => nearness(b, household) - nearness(a, household));
    if (standing[0]) return placed(standing[0], household.area);
    if (same.length > 0) return 'removed';
  }
  const own = known.byId('person', ids.person(household.id, person));
  if (own) return placed(own, household.area);
  const named = known.peopleOf(household.id).filter((candidate) => !claimed.has(candidate.id) && maySameName(candidate, person));
  const exactly = named.find(({ fields }) => said(fields, 'birth') === person.birth);
  const found = exactly ?? (named.length === 1 ? named[0] : undefined);
  if (found) return placed(found, household.area);
  return named.length > 1 ? 'ambiguous' : undefined;
}

function nearness(person: KnownRecord, household: KnownRecord): number {
  if (said(person.fields, 'household') === household.id) return 2;
  return person.area === household.area ? 1 : 0;
}

/** Fills what is empty, tells what differs, and writes when there is something to write. */
function settle({ update, write }: Planning, record: KnownRecord, isNew: boolean, fields: Fields): ImportedRecord {
  if (isNew) {
    write(record, fields);
    return { outcome: 'create', id: record.id };
  }
  const set: Record<string, FieldValue> = {};
  const differs: string[] = [];
  for (const [field, value] of Object.entries(fields)) {
    const present = record.fields[field];
    if (agrees(field, present, value)) continue;
    if (isEmpty(present) || (update && field !== 'household')) set[field] = value;
    else differs.push(field);
  }
  write(record, set);
  const outcome = Object.keys(set).length > 0 ? 'update' : 'same';
  return { outcome, id: record.id, ...(differs.length > 0 && { differs }) };
}

/** Never written, or written as not known. A field that somebody cleared (null) is not empty: it was emptied on purpose. */
function isEmpty(present: FieldValue | undefined): boolean {
  return present === undefined || present === '' || present === 'unknown';
}

/** A birth that the records know more exactly is no difference. */
function agrees(field: string, present: FieldValue | undefined, value: FieldValue): boolean {
  if (present === value) return true;
  return field === 'birth' && typeof present === 'string' && typeof value === 'string' && present.startsWith(value);
}

function withoutUndefined(fields: Readonly<Record<string, string | undefined>>): Fields {
  return Object.fromEntries(Object.entries(fields).flatMap(([field, value]) => (value === undefined ? [] : [[field, value]])));
}
