import { ageRange } from '#domain/birth.ts';
import { dayInVietnam } from '#domain/dates.ts';
import type { Consent, Person, Progress, Visit } from '#domain/entities.ts';
import { foldMutations, isRemoved, type MergedRecord } from '#domain/merge.ts';
import type { Mutation } from '#domain/mutation.ts';
import { isMet, lastVisit, promisedReturn, standingVisits } from '#domain/visit-rules.ts';
import type { Guide } from '#guides/guide.ts';
import { countedMilestones, hasReached } from '#guides/progress-rules.ts';

export interface Logged extends Omit<Mutation, 'n'> {
  /** Where its record is now; what was in a village that was merged counts in the one that took it in. */
  readonly placed: string;
}

export interface RecountAsked {
  readonly log: readonly Logged[];
  readonly guides: readonly Guide[];
  /** Areas that belong to the unit that is counted. */
  readonly areas: ReadonlySet<string>;
  /** Unix milliseconds: what was written before counts; visits made since `since` are visits of the period. */
  readonly at: number;
  readonly since: number;
  readonly now: number;
}

interface Found {
  readonly id: string;
  readonly fields: MergedRecord['fields'];
  readonly isReturned: boolean;
}

/** All figures of a unit once more, by another road than the server: record by record in JavaScript, with the rules the tablets use. */
export function recount(asked: RecountAsked): ReadonlyMap<string, number> {
  const records = recordsAt(asked);
  const homes = records('household').filter((home) => !isRemoved(home.fields));
  const consents = grouped(records('consent'), ({ fields }) => textOf(fields['person']));
  const adults = records('person').filter(
    ({ id, fields }) => !isRemoved(fields) && isAdult(fields, asked) && isReported(consents.get(id) ?? []),
  );
  const visits = grouped(
    records('visit').filter((visit) => !visit.isReturned),
    (visit) => textOf(visit.fields['household']),
  );
  const progress = grouped(
    records('progress').filter((record) => !record.isReturned),
    (record) => record.id.slice(0, record.id.indexOf('/')),
  );
  const figures = new Map<string, number>();
  const add = (key: string, counts: boolean | number = true) => figures.set(key, (figures.get(key) ?? 0) + Number(counts));
  for (const person of adults) countPerson(person, { asked, add, visits, progress });
  for (const home of homes) countHome(home, { asked, add, visits, progress, adults });
  return figures;
}

interface Counting {
  readonly asked: RecountAsked;
  readonly add: (key: string, counts?: boolean | number) => void;
  readonly visits: ReadonlyMap<string, readonly Found[]>;
  readonly progress: ReadonlyMap<string, readonly Found[]>;
}

function countPerson(found: Found, { asked, add, visits, progress }: Counting): void {
  add('residents');
  if (found.isReturned) return;
  const person = found.fields as Person;
  add('people-visited', visitsOf(visits, person.household).length > 0);
  add('no-device', person.device === 'none');
  const byGuide = progressOf(progress, found.id);
  const reached = (guide: string, milestone: string) => isReached(asked.guides, byGuide, guide, milestone);
  add(
    'guided',
    asked.guides.some((guide) => countedMilestones(guide, byGuide[guide.id]).length > 0),
  );
  add(
    'alone',
    Object.values(byGuide).some((one) => one?.independent === true),
  );
  add(
    'declined',
    Object.values(byGuide).some((one) => one?.declined === true),
  );
  add('own-phone', reached('vneid-level-2', 'active') && person.device === 'smartphone');
  add('cashless', reached('mobile-money', 'opened') || reached('cashless-payment', 'account-ready'));
  countGuides(asked.guides, byGuide, add);
}

function countGuides(guides: readonly Guide[], byGuide: ByGuide, add: Counting['add']): void {
  for (const guide of guides) {
    add(`alone:${guide.id}`, byGuide[guide.id]?.independent === true);
    for (const { id } of guide.milestones) add(`reached:${guide.id}:${id}`, hasReached(guide, byGuide[guide.id], id));
  }
}

function countHome(home: Found, { asked, add, visits, progress, adults }: Counting & { readonly adults: readonly Found[] }): void {
  if (home.isReturned) return;
  const own = visitsOf(visits, home.id);
  add('homes-known');
  add('homes-visited', own.length > 0);
  add('homes-met', isMet(own));
  add('homes-refused', lastVisit(own)?.outcome === 'refused');
  add('homes-promised', promisedReturn(own) !== undefined);
  add('visits', own.filter(({ at }) => Date.parse(at ?? '') >= asked.since && Date.parse(at ?? '') < asked.at).length);
  const living = adults.filter(({ fields }) => fields['household'] === home.id);
  const isDone = (person: Found) =>
    !person.isReturned && isReached(asked.guides, progressOf(progress, person.id), 'vneid-level-2', 'active');
  add('homes-done', living.length > 0 && living.every(isDone));
  countGuides(asked.guides, progressOf(progress, home.id), add);
}

type ByGuide = Readonly<Record<string, Progress | undefined>>;

function progressOf(progress: Counting['progress'], owner: string): ByGuide {
  return Object.fromEntries((progress.get(owner) ?? []).map(({ id, fields }) => [id.slice(id.indexOf('/') + 1), fields as Progress]));
}

function isReached(guides: readonly Guide[], byGuide: ByGuide, id: string, milestone: string): boolean {
  const guide = guides.find((one) => one.id === id);
  return guide !== undefined && hasReached(guide, byGuide[id], milestone);
}

function visitsOf(visits: Counting['visits'], home: string | null | undefined): readonly Visit[] {
  return standingVisits((visits.get(textOf(home)) ?? []).map(({ fields }) => fields as Visit));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Not of those who agreed to it and withdrew it everywhere. */
function isReported(consents: readonly Found[]): boolean {
  const agreed = consents.map(({ fields }) => fields as Consent).filter(({ purposes }) => purposes?.includes('reporting') ?? true);
  return agreed.length === 0 || agreed.some(({ withdrawnAt, reportingWithdrawnAt }) => !withdrawnAt && !reportingWithdrawnAt);
}

/** Who may be 14 counts: many elders know no birth date at all. */
function isAdult(fields: MergedRecord['fields'], { at, now }: RecountAsked): boolean {
  const birth = fields['birth'];
  return typeof birth !== 'string' || ageRange(birth, dayInVietnam(Math.min(at - 1, now))).most >= 14;
}

function recordsAt({ log, areas, at }: RecountAsked): (kind: string) => readonly Found[] {
  const stamp = String(at).padStart(13, '0');
  const own = log.filter((mutation) => areas.has(mutation.placed) && mutation.at < stamp);
  const folded = [...grouped(own, ({ kind, id }) => `${kind} ${id}`).values()].flatMap((each) => foldMutations(undefined, each) ?? []);
  const returned = new Set(folded.flatMap(({ kind, id, fields }) => (kind === 'review' && fields['state'] === 'returned' ? [id] : [])));
  return (kind) =>
    folded.filter((record) => record.kind === kind).map(({ id, fields }) => ({ id, fields, isReturned: returned.has(`${kind}/${id}`) }));
}

export function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
