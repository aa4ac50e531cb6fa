import { addDays, dayInVietnam } from '#domain/dates.ts';
import { clockAtRest, formatStamp, tick } from '#domain/hybrid-clock.ts';
import type { Mutation } from '#domain/mutation.ts';
import { InvariantError, type Result, valueOrFail } from '#domain/result.ts';
import { sql } from 'kysely';
import { createAccount } from '../accounts/create-account.ts';
import { insertAreas } from '../areas/area-tree.ts';
import { createEnrolmentCode } from '../devices/enrolment-codes.ts';
import { enrolDevice } from '../devices/enrol.ts';
import { enterGoals } from '../desk/goals/enter-goals.ts';
import { addMember } from '../desk/members.ts';
import { deskMember, scopeOf } from '../desk/scope.ts';
import { acceptContent } from '../records/accept-content.ts';
import type { Services } from '../services.ts';
import { openDemoCampaigns } from './demo-campaigns.ts';
import { type Author, coordinators, deskTablet, spareTablet, volunteers } from './demo-cast.ts';
import { type DemoPlaces, clusterName, communeName } from './demo-places.ts';
import type { Writing } from './demo-writings.ts';
import { inventCommune } from './invent-commune.ts';

export interface DemoOptions {
  /** Another seed is another commune. */
  readonly seed?: number | undefined;
  /** So many times the usual number of homes; 1 unless told. */
  readonly size?: number | undefined;
  /** How long the enrolment codes can be used; 30 days unless told. */
  readonly codeHours?: number | undefined;
}

/** What one needs to know to try the demo. */
export interface SeededDemo {
  readonly signIns: readonly { readonly name: string; readonly node: string; readonly signIn: string; readonly password: string }[];
  readonly tablets: readonly { readonly name: string; readonly villages: readonly string[]; readonly codes: readonly string[] }[];
  readonly mutations: number;
}

const usualSeed = 20_250_326;
const batch = 500;
const codesEach = 3;
const hour = 3_600_000;
const week = 7 * 24 * hour;
/** What the third tablet says it has written and has not sent: the desk shows it as missing. */
const unsentOfThird = 7;

/** Fills an empty database with an invented commune. All work goes through the acceptance every tablet's work goes through. */
export async function seedDemo(services: Services, options: DemoOptions = {}): Promise<SeededDemo> {
  const now = services.now();
  const { places, writings, beganAt, dice } = inventCommune(options.seed ?? usualSeed, now, options.size);
  const past = { ...services, random: dice.bytes };
  const atStart: Services = { ...past, now: () => beganAt };
  succeeded(await insertAreas(services.db, places.areas));
  const members = await hire(atStart, places);
  const devices = await enrolAll(atStart, members);
  await sendAll(past, devices, writings, now);
  for (const opened of await openDemoCampaigns(past, members.coordinator, places.commune)) succeeded(opened);
  await aim(past, members.coordinator, places, now);
  await enrolOne(
    atStart,
    members,
    valueOrFail(members.volunteers[spareTablet.volunteer], 'the spare tablet has an owner'),
    spareTablet.name,
  );
  // The embedded database gathers no statistics by itself, and the desk's queries are planned by them.
  await sql`analyze`.execute(services.db);
  return {
    signIns: coordinators.map(({ name, node, signIn, password }) => {
      return { name, node: node === 'commune' ? communeName : clusterName, signIn, password };
    }),
    tablets: await newCodes(past, members, places, options.codeHours ?? 30 * 24),
    mutations: writings.length,
  };
}

/** An expected failure is a broken promise here: the demo's own input has to be good. */
function succeeded<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new InvariantError(`the demo could not be seeded: ${result.failure.kind}`);
  return result.value;
}

/** About as many of the people are fourteen or older. */
const ofFourteen = 0.88;

/** What the invented commune has promised to reach within two months. */
async function aim(services: Services, coordinator: string, places: DemoPlaces, now: number): Promise<void> {
  const scope = scopeOf(services, valueOrFail(await deskMember(services, coordinator), 'the coordinator is a member'));
  const commune = succeeded(await scope.area(places.commune, 'managing'));
  const dueOn = addDays(dayInVietnam(now), 60);
  const shares = { 'reached:vneid-level-2:active': { percent: 43, dueOn } };
  const { rows } = await sql<{ id: string; people: number }>`
    select area as id, count(*) as people from records where kind = 'person' group by area order by area`.execute(services.db);
  const units = rows.map(({ id, people }) => ({ id, residents: Math.ceil((people * ofFourteen) / 5) * 5, counts: {} }));
  succeeded(await enterGoals(services, coordinator, commune, { units, shares }));
}

interface Members {
  readonly coordinator: string;
  readonly volunteers: readonly string[];
}

async function hire(services: Services, places: DemoPlaces): Promise<Members> {
  const accounts: string[] = [];
  for (const { node, role, ...account } of coordinators) {
    accounts.push(succeeded(await createAccount(services, { ...account, roles: [{ area: places[node], role }] })).member);
  }
  const coordinator = valueOrFail(accounts[0], 'the first coordinator is the commune’s');
  const giver = valueOrFail(await deskMember(services, coordinator), 'the coordinator is a member');
  const scope = scopeOf(services, giver);
  const hired: string[] = [];
  for (const { name, villages } of volunteers) {
    const [first, ...others] = villages.map((index) => valueOrFail(places.villages[index], 'a volunteer’s village exists').id);
    const node = succeeded(await scope.area(valueOrFail(first, 'a volunteer has a village'), 'managing'));
    const { id } = succeeded(await addMember(services, giver, node, { name, role: 'volunteer' }));
    for (const area of others) await services.db.insertInto('member_roles').values({ member: id, area, role: 'volunteer' }).execute();
    hired.push(id);
  }
  return { coordinator, volunteers: hired };
}

/** Device ids by author: the volunteers' tablets, then the commune's own computer. */
async function enrolAll(services: Services, members: Members): Promise<readonly string[]> {
  const owners = [...members.volunteers, members.coordinator];
  const names = [...volunteers.map(({ tablet }) => tablet), deskTablet];
  const devices: string[] = [];
  for (const [author, member] of owners.entries()) devices.push(await enrolOne(services, members, member, names[author] ?? ''));
  return devices;
}

async function enrolOne(services: Services, { coordinator }: Members, member: string, deviceName: string): Promise<string> {
  const { code } = await createEnrolmentCode(services, { member, createdBy: coordinator });
  return succeeded(await enrolDevice(services, { code, deviceName })).deviceId;
}

interface Parcel {
  readonly author: Author;
  /** Unix milliseconds of its arrival. */
  readonly arrives: number;
  readonly mutations: readonly Mutation[];
}

async function sendAll(services: Services, devices: readonly string[], writings: readonly Writing[], now: number): Promise<void> {
  const parcels = devices.flatMap((device, author) => {
    const own = writings.filter((writing) => writing.author === author);
    return packed(author, stamped(device, own), now);
  });
  const last = new Map(parcels.map((parcel) => [parcel.author, parcel]));
  for (const parcel of parcels.toSorted((a, b) => a.arrives - b.arrives)) {
    const device = valueOrFail(devices[parcel.author], 'every author has a device');
    const written = parcel.mutations.at(-1)?.n ?? 0;
    const unsent = parcel.author === 2 && last.get(2) === parcel ? unsentOfThird : 0;
    const content = { authored: written + unsent, mutations: parcel.mutations };
    const { shipped } = await acceptContent({ ...services, now: () => parcel.arrives }, device, content);
    const refused = shipped.verdicts.find(({ verdict }) => verdict !== 'accepted');
    if (refused)
      throw new InvariantError(
        `the demo's own work was ${refused.verdict}: ${refused.reason ?? ''} (author ${parcel.author}, n ${refused.n})`,
      );
  }
}

function stamped(device: string, writings: readonly Writing[]): readonly (Mutation & { readonly ms: number })[] {
  let clock = clockAtRest;
  return writings.map(({ ms, change }, index) => {
    clock = tick(clock, ms);
    return { n: index + 1, at: formatStamp(clock, device), kind: change.kind, id: change.id, area: change.area, set: change.set, ms };
  });
}

/** As a tablet would send them: at most a week's work, and not too much at once. */
function packed(author: Author, mutations: readonly (Mutation & { readonly ms: number })[], now: number): readonly Parcel[] {
  const parcels: Parcel[] = [];
  for (let from = 0; from < mutations.length;) {
    const until = (mutations[from]?.ms ?? 0) + week;
    const chunk = mutations.slice(from, from + batch).filter(({ ms }) => ms < until);
    const arrives = Math.min(now, (chunk.at(-1)?.ms ?? 0) + 1.5 * hour);
    parcels.push({ author, arrives, mutations: chunk.map(({ n, at, kind, id, area, set }) => ({ n, at, kind, id, area, set })) });
    from += chunk.length;
  }
  return parcels;
}

async function newCodes(services: Services, members: Members, places: DemoPlaces, hours: number): Promise<SeededDemo['tablets']> {
  const tablets: SeededDemo['tablets'][number][] = [];
  for (const [index, { name, villages }] of volunteers.entries()) {
    const member = valueOrFail(members.volunteers[index], 'every volunteer was hired');
    const codes: string[] = [];
    for (let i = 0; i < codesEach; i += 1) {
      codes.push((await createEnrolmentCode(services, { member, createdBy: members.coordinator, hours })).code);
    }
    tablets.push({ name, villages: villages.map((village) => places.villages[village]?.name ?? ''), codes });
  }
  return tablets;
}
