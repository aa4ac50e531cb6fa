import { composeServer } from '#server/compose-server.ts';
import type { Database } from '#server/database/transaction.ts';
import type { KyselyPlugin } from 'kysely';
import { seededBytes } from '../unit/background/a-tablet.ts';
import { type Counted, type Row, sum } from './fault-table.ts';
import { FaultWorld } from './fault-world.ts';

/** What a database says of itself: PostgreSQL's code, and what the pool says when no connection is left. */
const troubles = {
  'disk-full': { code: '53100', message: 'could not extend file: No space left on device' },
  restarted: { code: '57P01', message: 'terminating connection due to administrator command' },
  'no-connection': { code: '53300', message: 'sorry, too many clients already' },
} as const;

interface Failing {
  /** Statements that still go through. */
  left: number;
  /** Statements that fail then. */
  times: number;
  failed: number;
}

/** A database that fails at a statement, or loses the connection before it has told its outcome. */
function failing(db: Database, { code, message }: { readonly code: string; readonly message: string }, plan: Failing): Database {
  const fail = () => {
    plan.left -= 1;
    if (plan.left >= 0 || plan.times <= 0) return;
    plan.times -= 1;
    plan.failed += 1;
    throw Object.assign(new Error(message), { code });
  };
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      fail();
      return node;
    },
    transformResult: async ({ result }) => {
      fail();
      return result;
    },
  };
  return db.withPlugin(plugin);
}

function troubled(trouble: keyof typeof troubles, burst: number): Row['play'] {
  return async (rounds, seed) => {
    const played: Counted[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const chaos = await FaultWorld.begin(seed + round);
      const { world, dice } = chaos;
      const plan: Failing = { left: Infinity, times: 0, failed: 0 };
      const db = failing(world.database.db, troubles[trouble], plan);
      const whole = world.server;
      world.server = await composeServer({ database: { db }, now: () => world.ms, random: seededBytes(seed + round) });
      for (let time = 0; time < 60; time += 1) {
        const tablet = chaos.tablet();
        if (time % 4 === 0) await chaos.save(tablet);
        Object.assign(plan, { left: dice(30), times: 1 + dice(burst) });
        await chaos.send(tablet);
        plan.times = 0;
      }
      chaos.injected = plan.failed;
      world.server = whole;
      played.push(await chaos.end());
    }
    return sum(played);
  };
}

/** The answers of an older server have less in them; those of a newer one have more. */
function ofAnotherVersion(age: 'older' | 'newer') {
  return async (answer: Response): Promise<Response> => {
    const json = (await answer.json()) as Record<string, unknown>;
    const { tablet: _tablet, authored: _authored, digests: _digests, guides: _guides, ...least } = json;
    const body = age === 'older' ? least : { ...json, epoch: { log: 'x1' }, hints: ['unknown to this app'] };
    return Response.json(body, { status: answer.status });
  };
}

async function mixedVersions(rounds: number, seed: number): Promise<Counted> {
  const played: Counted[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const ages = ['older', 'newer', 'same'] as const;
    const turn = { age: ages[0] as (typeof ages)[number], injected: 0 };
    const chaos = await FaultWorld.begin(seed + round, {
      tamper: async (answer) => {
        if (turn.age === 'same') return answer;
        turn.injected += 1;
        return ofAnotherVersion(turn.age)(answer);
      },
    });
    for (let time = 0; time < 40; time += 1) {
      const tablet = chaos.tablet();
      await chaos.save(tablet);
      await chaos.send(tablet, () => {
        turn.age = ages[chaos.dice(ages.length)] ?? 'same';
        return chaos.dice(6) === 0 ? 'lose-response' : 'deliver';
      });
    }
    turn.age = 'same';
    chaos.injected = turn.injected;
    played.push(await chaos.end());
  }
  return sum(played);
}

/** An app that speaks an older protocol than the server answers keeps saving and ships everything; then it is updated. */
async function threeVersionsBehind(rounds: number, seed: number): Promise<Counted> {
  const played: Counted[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const chaos = await FaultWorld.begin(seed + round);
    const { network } = chaos.world;
    for (let life = 0; life < 3; life += 1) {
      network.protocol = -2;
      for (let time = 0; time < 12; time += 1) {
        const tablet = chaos.tablet();
        await chaos.save(tablet);
        if (chaos.dice(2) === 0) await chaos.send(tablet, () => (chaos.dice(5) === 0 ? 'lose-response' : 'deliver'));
      }
      network.protocol = undefined;
      for (const tablet of chaos.world.tablets) {
        tablet.boot(1);
        await chaos.send(tablet);
      }
    }
    chaos.injected = network.outdated;
    played.push(await chaos.end());
  }
  return sum(played);
}

export const serverRows: readonly Row[] = [
  {
    id: 'server-disk-full',
    fault: 'server’s disk full at any statement',
    shown: 'simulation: the real server over a database that fails with PostgreSQL’s 53100; nothing half written, nothing acknowledged',
    rounds: { short: 1, long: 15 },
    perRound: 25,
    play: troubled('disk-full', 2),
  },
  {
    id: 'database-restarted',
    fault: 'database restarted under the server, at any statement, before or after it ran',
    shown: 'the same with 57P01, several statements long',
    rounds: { short: 1, long: 15 },
    perRound: 25,
    play: troubled('restarted', 5),
  },
  {
    id: 'pool-exhausted',
    fault: 'no database connection left',
    shown: 'the same with 53300, for a whole request',
    rounds: { short: 1, long: 15 },
    perRound: 25,
    play: troubled('no-connection', 12),
  },
  {
    id: 'versions',
    fault: 'two servers of different versions behind one address',
    shown: 'simulation: each answer by an older, a newer or the same one, in any order',
    rounds: { short: 1, long: 20 },
    perRound: 15,
    play: mixedVersions,
  },
  {
    id: 'behind',
    fault: 'tablet three versions behind, with a full outbox',
    shown: 'simulation: 426 to every pull, parcels still taken; then updated. Stores of older versions: `contract/storage/older-versions`',
    rounds: { short: 1, long: 20 },
    perRound: 10,
    play: threeVersionsBehind,
  },
];
