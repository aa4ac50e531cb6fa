import { composeServer, type ComposedServer } from '#server/compose-server.ts';
import { revokeDevice } from '#server/devices/enrol.ts';
import type { Log } from '#server/log.ts';
import { atTheDesk, type DeskVisitor } from '../desk-visitor.ts';
import { aFieldServer, type FieldServer, seededRandom, someId } from '../field-server.ts';
import { guardedTables } from '../guarded-tables.ts';
import type { PeerTablet } from '../peer-client.ts';

/** What must never be seen or changed by whoever has no business in commune A. */
export const secrets = ['Kín', '001160001234', '0912345678'] as const;

export interface AttackWorld {
  readonly server: FieldServer;
  /** The same database behind an app that takes any number of requests: limits have tests of their own. */
  readonly app: ComposedServer['app'];
  /** A tablet of commune A, one of commune B, and one that was revoked. */
  readonly alice: PeerTablet;
  readonly bob: PeerTablet;
  readonly revoked: PeerTablet;
  /** Coordinator of commune A, and people of commune B. */
  readonly right: DeskVisitor & { member: string };
  readonly strangers: Readonly<Record<string, DeskVisitor & { member: string }>>;
  readonly ids: Readonly<Record<'area' | 'node' | 'household' | 'person' | 'member' | 'device', string>>;
  /** What the server logged as its own mistake. */
  readonly broken: string[];
}

export async function anAttackWorld(): Promise<AttackWorld> {
  const server = await aFieldServer();
  const broken: string[] = [];
  const log: Log = {
    error: (event, fields) => void broken.push(JSON.stringify({ event, ...fields })),
    info: () => undefined,
    debug: () => undefined,
  };
  const { app } = await composeServer({
    database: server.database,
    now: () => server.clock.ms,
    random: seededRandom(13),
    log,
    config: { limitFactor: 1_000_000 },
  });
  const [alice, bob, revoked] = [
    await server.tablet({ area: 'a1', role: 'volunteer' }),
    await server.tablet({ area: 'b1', role: 'volunteer' }),
    await server.tablet({ area: 'a1', role: 'volunteer' }),
  ];
  await revokeDevice(server.services, revoked.id);
  const [household, person] = [someId(), someId()];
  const at = server.clock.ms;
  await alice.ship([
    alice.mutation(1, at, { kind: 'household', id: household, area: 'a1', set: { head: 'Nguyễn Văn Kín', phone: '0912345678' } }),
    alice.mutation(2, at, {
      kind: 'person',
      id: person,
      area: 'a1',
      set: { household, name: 'Lê Thị Kín', personalId: '001160001234' },
    }),
  ]);
  return {
    server,
    app,
    alice,
    bob,
    revoked,
    right: await atTheDesk(server, 'dung-nguoi', 'xa-a'),
    strangers: {
      'coordinator of commune B': await atTheDesk(server, 'dieu-phoi-b', 'xa-b'),
      'operator of commune B': await atTheDesk(server, 'van-hanh-b', 'xa-b', 'operator'),
      'lead of village b1': await atTheDesk(server, 'to-truong-b1', 'b1', 'lead'),
    },
    ids: { area: 'a1', node: 'xa-a', household, person, member: alice.member, device: alice.id },
    broken,
  };
}

const kindBefore: Readonly<Record<string, keyof AttackWorld['ids']>> = {
  areas: 'area',
  villages: 'area',
  households: 'household',
  people: 'person',
  members: 'member',
  tablets: 'device',
  quarantine: 'device',
  person: 'person',
  household: 'household',
};

/** A real id of commune A for a parameter, by the word before it. */
export function realId({ ids }: AttackWorld, before: string, name: string): string {
  if (name === 'kind') return 'person';
  if (name === 'n') return '1';
  return ids[kindBefore[before] ?? 'person'];
}

/** A text for a field of a body, by its name: real ids where ids are wanted. */
export function realText({ ids }: AttackWorld, field: string): string {
  if (/^(area|village|into|parent|node|unit)$/.test(field)) return ids.area;
  if (/member|assignee/.test(field)) return ids.member;
  if (/household|homes/.test(field)) return ids.household;
  if (/^(id|a|b|person|winner|loser)$/.test(field)) return ids.person;
  return field === 'kind' ? 'person' : 'Chữ thử';
}

/** Everything but what the strangers themselves are and wrote. */
export async function standsOf({ server, strangers }: AttackWorld): Promise<Readonly<Record<string, readonly string[]>>> {
  const own = Object.values(strangers).map(({ member }) => member);
  const rows: Record<string, readonly string[]> = {};
  for (const table of guardedTables) {
    /* It moves with whatever is audited, what the strangers do among themselves too; the lines themselves are compared. */
    if (table === 'audit_head') continue;
    const found = await server.database.db.selectFrom(table).selectAll().execute();
    rows[table] = found.map((row) => JSON.stringify(row)).filter((row) => !own.some((member) => row.includes(member)));
  }
  return rows;
}

/** Why an answer is no proper refusal: the server broke, or told what nobody here may know. */
export function faultOf(status: number, text: string): string | undefined {
  if (status >= 500) return `${status} ${text.slice(0, 120)}`;
  const told = secrets.find((secret) => text.includes(secret));
  return told === undefined ? undefined : `told ${told}`;
}
