import { archiveLines, archivedTables, derivedTables, passingTables, restoreLines } from '#server/database/archive.ts';
import { applyMutation, type MergedRecord } from '#domain/merge.ts';
import type { Fields, Mutation } from '#domain/mutation.ts';
import { newUuid } from '#domain/ids.ts';
import type { Role } from '#domain/area.ts';
import { insertAreas } from '#server/areas/area-tree.ts';
import { scopeRows } from '#server/areas/scope.ts';
import { composeServer, type ComposedServer } from '#server/compose-server.ts';
import type { OpenedDatabase } from '#server/database/open-database.ts';
import { createEnrolmentCode } from '#server/devices/enrolment-codes.ts';
import { sql } from 'kysely';
import { pin, seededBytes } from '../unit/background/a-tablet.ts';
import { indexedDisk } from './indexed-disk.ts';
import { type Fate, SimNetwork } from './sim-network.ts';
import { SimTablet } from './sim-tablet.ts';
import { changeMerges, type MergeChange } from './record-merges.ts';
import { changeUnit, type UnitChange } from './unit-changes.ts';
import { inMemory } from '../server/in-memory.ts';

export const villages = ['thon-1', 'thon-2', 'thon-3'] as const;
const start = Date.UTC(2026, 10, 2, 1, 0);

/** What a server makes for itself at its start. */
const kept = new Set<string>(['server_keys', 'settings']);

/** The real server on one PGlite for all runs; a run empties its tables. */
let shared: Promise<OpenedDatabase> | undefined;

async function emptyDatabase(keeps: ReadonlySet<string> = kept): Promise<OpenedDatabase> {
  shared ??= inMemory();
  const database = await shared;
  const tables = [...archivedTables, ...derivedTables, ...passingTables].filter((name) => !keeps.has(name)).map((name) => sql.table(name));
  await sql`alter table audit disable trigger user`.execute(database.db);
  await sql`truncate ${sql.join(tables)} cascade`.execute(database.db);
  await sql`alter table audit enable trigger user`.execute(database.db);
  return database;
}

/** Changes what tablets are told, for tests that break a rule on purpose. */
export type Tamper = (response: Response, path: string) => Promise<Response>;

export interface WorldOptions {
  readonly tablets: number;
  readonly seed: number;
  readonly tamper?: Tamper | undefined;
  /** Tablets keep their work in IndexedDB through Dexie, as the app does; in memory unless told. */
  readonly indexed?: boolean | undefined;
}

export class World {
  /** True time, ms. */
  ms = start;
  readonly tablets: SimTablet[] = [];
  readonly network: SimNetwork;
  server: ComposedServer;
  readonly database: OpenedDatabase;

  private readonly members = new Map<SimTablet, string>();
  private chief = '';
  /** Unit changes that were made. */
  readonly changed = { rename: 0, merge: 0, split: 0, resettle: 0 };

  /** Merges of records that were made and undone. */
  readonly merges = { merge: 0, undo: 0 };

  private constructor(database: OpenedDatabase, server: ComposedServer, network: SimNetwork) {
    this.database = database;
    this.server = server;
    this.network = network;
  }

  static async begin({ tablets, seed, tamper, indexed }: WorldOptions): Promise<World> {
    const database = await emptyDatabase();
    const clock = { now: () => start };
    const random = seededBytes(seed);
    const server = await composeServer({ database, now: () => clock.now(), random });
    const line: { world?: World } = {};
    const network = new SimNetwork(async (request) => (line.world?.server ?? server).app.fetch(request), tamper);
    const world = new World(database, server, network);
    line.world = world;
    clock.now = () => world.ms;
    await world.addAreas();
    world.chief = await world.addMember('Điều phối viên', 'xa', 'coordinator', seed * 37 + 1);
    for (let index = 0; index < tablets; index += 1) await world.enrol(index, seed * 31 + index + 1, indexed === true);
    return world;
  }

  /** A whole backup of the server, as the operator's command makes it. */
  async backUp(): Promise<readonly string[]> {
    const lines: string[] = [];
    await archiveLines(this.database.db, new Date(this.ms), async (line) => void lines.push(line));
    return lines;
  }

  /**
   * The server's disk is lost, and its backup put into an empty database. `as-is`: by the database's own tools, which take over the cursors' secret too, so
   * that nothing tells a tablet that its cursor is from another life.
   */
  async putBack(backup: readonly string[], how: 'anew' | 'as-is' = 'anew'): Promise<void> {
    const { db } = this.database;
    const secret = await db.selectFrom('settings').select('value').where('name', '=', 'cursor-secret').executeTakeFirst();
    await emptyDatabase(new Set());
    await restoreLines(db, linesOf(backup));
    if (how === 'as-is' && secret)
      await db
        .insertInto('settings')
        .values({ name: 'cursor-secret', value: JSON.stringify(secret.value) })
        .execute();
    this.server = await composeServer({ database: this.database, now: () => this.ms, random: seededBytes(this.ms % 100_003) });
  }

  private async addAreas(): Promise<void> {
    const commune = { id: 'xa', parent: null, kind: 'commune' as const, name: 'Xã Suối Mây', validFrom: '2025-07-01' };
    const below = villages.map((id) => ({ id, parent: 'xa', kind: 'village' as const, name: `Thôn ${id}`, validFrom: '2025-07-01' }));
    const added = await insertAreas(this.database.db, [commune, ...below]);
    if (!added.ok) throw new Error(added.failure.kind);
  }

  /** Every third tablet sees one village only. */
  private async enrol(index: number, seed: number, indexed: boolean): Promise<void> {
    const wide = index % 3 !== 2;
    const member = await this.addMember(`Tình nguyện viên ${index}`, wide ? 'xa' : villages[0], 'volunteer', seed);
    const { code } = await createEnrolmentCode(this.server.services, { member });
    const tablet = new SimTablet(`T${index}`, wide, this.network, () => this.ms, seed, indexed ? indexedDisk() : undefined);
    this.tablets.push(tablet);
    this.members.set(tablet, member);
    await tablet.run(() => tablet.tab(0).enrol({ code, deviceName: tablet.name, pin }));
    await this.network.flush(0, 'deliver');
  }

  /** A tablet that has lost all it had gets a code again. */
  async enrolAnew(tablet: SimTablet): Promise<void> {
    const { code } = await createEnrolmentCode(this.server.services, { member: this.members.get(tablet) ?? '' });
    await this.drive(tablet, () => tablet.tab(0).enrol({ code, deviceName: tablet.name, pin }));
  }

  /** One more tablet, of a member of its own. */
  async enrolLate(seed: number): Promise<SimTablet> {
    await this.enrol(this.tablets.length * 3, seed, false);
    const tablet = this.tablets.at(-1);
    if (!tablet) throw new Error('it was enrolled');
    return tablet;
  }

  /** The server does not know this tablet any more, and maybe not its member: the same work goes out under a new identity. */
  async readmit(tablet: SimTablet): Promise<void> {
    const member = await this.addMember(tablet.name, 'xa', 'volunteer', this.ms % 99_991);
    this.members.set(tablet, member);
    const { code } = await createEnrolmentCode(this.server.services, { member });
    await tablet.openFirst(0);
    await this.drive(tablet, async () => {
      const enrolled = await tablet.tab(0).enrolAgain({ code, pin });
      if (!enrolled.ok) tablet.failures.push(new Error(`enrolled again: ${enrolled.failure.kind}`));
    });
  }

  private async addMember(name: string, area: string, role: Role, seed: number): Promise<string> {
    const { db } = this.database;
    const member = newUuid(this.ms, seededBytes(seed));
    await db
      .insertInto('members')
      .values({ id: member, name, created_at: new Date(this.ms) })
      .execute();
    await db.insertInto('member_roles').values({ member, area, role }).execute();
    return member;
  }

  /** The coordinator changes a unit, if there is one to change. Numbers are taken modulo what there is. */
  async changeUnit(change: UnitChange): Promise<void> {
    if (await changeUnit(this.server.services, this.chief, change)) this.changed[change.change] += 1;
  }

  /** The coordinator makes a merge of two records, or undoes one. */
  async changeMerges(change: MergeChange): Promise<void> {
    if (await changeMerges(this.server.services, this.chief, change)) this.merges[change.change] += 1;
  }

  /** The areas a tablet's member may read. */
  async scopeOf(tablet: SimTablet): Promise<ReadonlySet<string>> {
    const rows = await scopeRows(this.database.db, this.members.get(tablet) ?? '');
    return new Set(rows.filter(({ within }) => within).map(({ id }) => id));
  }

  tablet(index: number): SimTablet {
    const tablet = this.tablets[index % this.tablets.length];
    if (!tablet) throw new Error('no tablet');
    return tablet;
  }

  /** Time goes on everywhere. */
  pass(ms: number): void {
    this.ms += ms;
  }

  /** Runs work of a tablet to its end, each request meeting the fate it is given. */
  async drive(tablet: SimTablet, work: () => Promise<unknown>, fate: () => Fate = () => 'deliver'): Promise<void> {
    await tablet.run(work);
    for (let asked = 0; this.network.waiting.length > 0; asked += 1) {
      if (asked > 500) throw new Error(`${tablet.name} does not come to rest`);
      await this.flush(0, fate());
    }
  }

  async flush(index: number, fate: Fate): Promise<void> {
    await this.network.flush(index, fate);
    for (const tablet of this.tablets) tablet.reviveIfDead();
  }

  /** The storm is over: everything under way arrives, every tablet is opened and sends until nothing is left to send. */
  async calm(): Promise<void> {
    this.network.pageLimit = 2000;
    while (this.network.waiting.length > 0) await this.flush(0, 'deliver');
    while (this.network.late.length > 0) await this.network.deliverLate(0);
    for (const tablet of this.tablets) {
      tablet.boot(1);
      await tablet.unlock(0);
    }
    /* Once so that everything arrives, once more so that everybody has what arrived last. */
    for (let round = 0; round < 2; round += 1) for (const tablet of this.tablets) await this.sendAll(tablet);
  }

  private async sendAll(tablet: SimTablet): Promise<void> {
    const rest = { reached: false };
    await tablet.run(async () => {
      const sent = await tablet.tab(0).sendNow();
      if (!sent.ok) tablet.failures.push(new Error(`in calm: ${sent.failure.kind}`));
      rest.reached = true;
    });
    for (let requests = 0; !rest.reached; requests += 1) {
      if (requests > 200) throw new Error(`${tablet.name} does not come to rest`);
      this.pass(1000);
      await this.flush(0, 'deliver');
    }
  }

  async serverRecords(): Promise<ReadonlyMap<string, MergedRecord>> {
    const rows = await this.database.db.selectFrom('records').select(['kind', 'id', 'area', 'area_stamp', 'fields', 'stamps']).execute();
    return new Map(
      rows.map(({ kind, id, area, area_stamp, fields, stamps }) => [
        `${kind} ${id}`,
        { kind, id, area, areaStamp: area_stamp, fields, stamps },
      ]),
    );
  }

  /** Devices that were followed by a new identity. */
  async renewals(): Promise<number> {
    return (await this.database.db.selectFrom('devices').where('succeeded_by', 'is not', null).select('id').execute()).length;
  }

  async log(): Promise<readonly (Mutation & { readonly device: string })[]> {
    return this.database.db.selectFrom('mutations').select(['device', 'n', 'at', 'kind', 'id', 'area', 'set']).execute();
  }

  /** What came from tablets, without what the desk and the server wrote because of a merge. */
  async tabletLog(): Promise<readonly (Mutation & { readonly device: string })[]> {
    const desks = await this.database.db.selectFrom('devices').where('kind', '=', 'desk').select('id').execute();
    const own = new Set(desks.map(({ id }) => id));
    return (await this.log()).filter(({ device }) => !own.has(device));
  }

  async quarantine(): Promise<readonly { readonly reason: string; readonly set: Fields }[]> {
    const rows = await this.database.db.selectFrom('quarantine').select(['reason', 'mutation']).execute();
    return rows.map(({ reason, mutation }) => ({ reason, set: (mutation as Partial<Mutation>).set ?? {} }));
  }

  /** The log folded by the tablets' own merge. */
  async foldedLog(): Promise<ReadonlyMap<string, MergedRecord>> {
    const folded = new Map<string, MergedRecord>();
    for (const mutation of await this.log()) {
      const key = `${mutation.kind} ${mutation.id}`;
      folded.set(key, applyMutation(folded.get(key), mutation));
    }
    return folded;
  }
}

async function* linesOf(lines: readonly string[]): AsyncIterable<string> {
  yield* lines;
}
