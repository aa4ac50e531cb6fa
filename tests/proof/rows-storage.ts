import type { MemoryDisk } from '#storage/memory-tablet-store.ts';
import type { SimTablet } from '../simulation/sim-tablet.ts';
import { type Counted, type Row, sum } from './fault-table.ts';
import { FaultWorld } from './fault-world.ts';

/** No step of the store's has more writes than this. */
const mostSteps = 40;

type Step = (chaos: FaultWorld, tablet: SimTablet) => Promise<void>;

const steps: readonly Step[] = [
  (chaos, tablet) => chaos.save(tablet),
  (chaos, tablet) => chaos.send(tablet),
  async (chaos, tablet) => {
    await chaos.save(tablet);
    await chaos.wakeShell(tablet);
  },
  (chaos, tablet) => tablet.run(() => tablet.tab(0).lock()).then(() => chaos.send(tablet)),
];

/** One kind of work, killed before and after each of its writes in turn, until it gets through. */
async function killedThroughout(chaos: FaultWorld, step: Step): Promise<void> {
  for (let moment = 1; moment < mostSteps; moment += 1) {
    const tablet = chaos.tablet();
    await tablet.openFirst(0);
    const before = tablet.powerCuts;
    tablet.crashAfter(moment - 1);
    await step(chaos, tablet);
    tablet.reviveIfDead();
    tablet.sparePower();
    if (tablet.powerCuts === before) return;
    chaos.injected += tablet.powerCuts - before;
  }
  throw new Error('a step has more writes than there can be');
}

async function refusedThroughout(chaos: FaultWorld, step: Step): Promise<void> {
  for (let write = 0; write < mostSteps; write += 1) {
    const tablet = chaos.tablet();
    await tablet.openFirst(0);
    const before = tablet.refusals;
    tablet.refuseAfter(write, 1 + chaos.dice(3));
    await step(chaos, tablet);
    tablet.sparePower();
    if (tablet.refusals === before) return;
    chaos.injected += tablet.refusals - before;
  }
  throw new Error('a step has more writes than there can be');
}

function inWorlds(play: (chaos: FaultWorld) => Promise<void>, indexed = false): Row['play'] {
  return async (rounds, seed) => {
    const played: Counted[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const chaos = await FaultWorld.begin(seed + round, { indexed });
      await play(chaos);
      played.push(await chaos.end());
    }
    return sum(played);
  };
}

const everyStep = (throughout: typeof killedThroughout) => async (chaos: FaultWorld) => {
  for (const step of steps) {
    await chaos.save(chaos.tablet());
    await throughout(chaos, step);
  }
  for (let time = 0; time < 40; time += 1) await throughout(chaos, (one, tablet) => one.save(tablet));
};

/** A byte of a box is another one now. */
function damage(box: Uint8Array, at: number): void {
  box[at % box.length] = (box[at % box.length] ?? 0) ^ 0x55;
}

/** Some rows of what the server can tell again, or of what still lies sealed beside: never both of one piece of work. */
async function damagedDisk(chaos: FaultWorld): Promise<void> {
  for (let time = 0; time < 12; time += 1) {
    const tablet = chaos.tablet();
    await chaos.save(tablet);
    if (chaos.dice(2) === 0) await chaos.send(tablet);
    chaos.injected += harm(chaos, tablet.files);
    tablet.boot(1);
    await chaos.send(tablet);
  }
}

/** All that the origin had is taken away, or the records alone: the first is enrolled anew, the second found by comparing areas. */
async function evicted(chaos: FaultWorld): Promise<void> {
  const { world } = chaos;
  for (let time = 0; time < 6; time += 1) {
    const tablet = chaos.tablet();
    await chaos.save(tablet);
    await chaos.send(tablet);
    await chaos.save(tablet);
    chaos.injected += 1;
    if (chaos.dice(2) === 0) {
      const held = new Set((await world.tabletLog()).flatMap(({ set }) => Object.keys(set)));
      tablet.evict((mark) => held.has(mark));
      await world.enrolAnew(tablet);
    } else {
      tablet.files.records.clear();
      tablet.boot(1);
    }
    await chaos.send(tablet);
  }
  /* The comparison comes within a day. */
  world.pass(24 * 3_600_000);
}

/** The database does not open at one moment, and does at the next. */
async function refused(chaos: FaultWorld): Promise<void> {
  for (let time = 0; time < 24; time += 1) {
    const tablet = chaos.tablet();
    await tablet.openFirst(0);
    const before = tablet.refusals;
    tablet.refuseOpeningAfter(chaos.dice(8), 1 + chaos.dice(4));
    if (chaos.dice(3) === 0) tablet.boot(1);
    await chaos.save(tablet);
    await chaos.send(tablet);
    tablet.sparePower();
    chaos.injected += tablet.refusals - before;
    tablet.boot(1);
    await chaos.send(tablet);
  }
}

function harm({ dice }: FaultWorld, disk: MemoryDisk): number {
  const kind = dice(4);
  if (kind === 3) {
    const rows = [...disk.outbox.keys()].filter(() => dice(2) === 0);
    for (const row of rows) disk.outbox.delete(row);
    return rows.length;
  }
  const boxes =
    kind === 0
      ? [...disk.records.values()].map(({ box }) => box)
      : kind === 1
        ? [...disk.outbox.values()].map(({ box }) => box)
        : [...disk.parcels.values()].map(({ bytes }) => bytes);
  const hit = boxes.filter(() => dice(2) === 0);
  for (const box of hit) damage(box, dice(1000));
  return hit.length;
}

export const storageRows: readonly Row[] = [
  {
    id: 'killed',
    fault: 'tab, worker or service worker killed before and after every write',
    shown:
      'simulation: saving, sending, the service worker’s shipping, unlocking; each killed at its 1st, 2nd … moment until it gets through',
    rounds: { short: 1, long: 50 },
    perRound: 60,
    play: inWorlds(everyStep(killedThroughout)),
  },
  {
    id: 'killed-indexeddb',
    fault: 'the same over IndexedDB (Dexie and idb-keyval)',
    shown: 'simulation over fake-indexeddb',
    rounds: { short: 1, long: 15 },
    perRound: 60,
    play: inWorlds(everyStep(killedThroughout), true),
  },
  {
    id: 'quota',
    fault: 'storage full at every write',
    shown: 'simulation: each write of every kind of work refused in turn; what was promised stays, what was refused says so',
    rounds: { short: 1, long: 50 },
    perRound: 40,
    play: inWorlds(everyStep(refusedThroughout)),
  },
  {
    id: 'evicted',
    fault: 'tablet’s data evicted by the platform: all of it, or its records',
    shown:
      'simulation: enrolled anew, or found by comparing areas; all that was acknowledged is there again. What never left an evicted tablet is not counted',
    rounds: { short: 1, long: 30 },
    perRound: 6,
    play: inWorlds(evicted),
  },
  {
    id: 'refuses',
    fault: 'IndexedDB refuses to open, at any read',
    shown: 'simulation: refused for a while and opened again; nothing promised meanwhile is missing',
    rounds: { short: 2, long: 40 },
    perRound: 20,
    play: inWorlds(refused),
  },
  {
    id: 'corrupt',
    fault: 'rows of the tablet’s disk corrupt or missing: records, outbox, sealed parcels',
    shown: 'simulation: bytes changed at random; records pulled anew, work from its parcel, parcels sealed anew',
    rounds: { short: 2, long: 30 },
    perRound: 10,
    play: inWorlds(damagedDisk),
  },
];
