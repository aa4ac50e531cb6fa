import type { Change } from '#domain/mutation.ts';
import { checkConverged } from '../simulation/check-world.ts';
import type { Fate } from '../simulation/sim-network.ts';
import type { SimTablet } from '../simulation/sim-tablet.ts';
import { villages, World, type WorldOptions } from '../simulation/world.ts';
import type { Counted } from './fault-table.ts';

/** A number from 0 to `below`, the same in every run with the same seed (mulberry32). */
export type Dice = (below: number) => number;

export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

const homes = 40;

/** A few tablets, the real server, and somebody who breaks things: what every row of the fault table is played in. */
export class FaultWorld {
  readonly world: World;
  readonly dice: Dice;
  injected = 0;
  private marks = 0;

  private constructor(world: World, dice: Dice) {
    this.world = world;
    this.dice = dice;
  }

  static async begin(seed: number, options: Partial<WorldOptions> = {}): Promise<FaultWorld> {
    const world = await World.begin({ tablets: 2, seed, ...options });
    const chaos = new FaultWorld(world, diceOf(seed));
    for (const tablet of world.tablets) await chaos.send(tablet);
    return chaos;
  }

  tablet(): SimTablet {
    return this.world.tablet(this.dice(this.world.tablets.length));
  }

  /** One to three homes written down, each with a mark of its own. */
  async save(tablet: SimTablet): Promise<void> {
    const marks = Array.from({ length: 1 + this.dice(3) }, () => `m${(this.marks += 1)}`);
    await tablet.openFirst(0);
    this.world.pass(1000);
    await tablet.save(
      0,
      marks.map((mark) => this.home(mark)),
      marks,
    );
  }

  private home(mark: string): Change {
    const n = this.dice(homes);
    const id = `0190a000-0000-7000-8000-0000000ac${String(n).padStart(3, '0')}`;
    return { kind: 'household', id, area: villages[n % villages.length] ?? villages[0], set: { [mark]: true, size: 1 + this.dice(9) } };
  }

  async send(tablet: SimTablet, fate?: () => Fate): Promise<void> {
    await tablet.openFirst(0);
    await this.world.drive(tablet, () => tablet.tab(0).sendNow(), fate);
  }

  async wakeShell(tablet: SimTablet, fate?: () => Fate): Promise<void> {
    await tablet.run(() => tablet.tab(0).lock());
    await this.world.drive(tablet, () => tablet.wakeShell(), fate);
  }

  /** A fate that is a fault when `isFault`, and counted as one. */
  fate(fault: () => Fate, one = 2): () => Fate {
    return () => {
      if (this.dice(one) > 0) return 'deliver';
      this.injected += 1;
      return fault();
    };
  }

  /** The storm is over: everything is looked for. `restored`: the same work may have gone out under two identities. */
  async end(check: { readonly converges?: boolean; readonly restored?: boolean } = {}): Promise<Counted> {
    const { world, injected } = this;
    for (const tablet of world.tablets) tablet.sparePower();
    await world.calm();
    const counted = { injected, ...(await tally(world)) };
    if (check.converges !== false && counted.lost === 0 && counted.twice === 0)
      await checkConverged(world, { restored: check.restored === true });
    return check.restored ? { ...counted, twice: await twiceUnderOneName(world) } : counted;
  }
}

/** Every mark whose save was promised, looked for in what the server holds. */
async function tally(world: World): Promise<Omit<Counted, 'injected'>> {
  const held = new Map<string, number>();
  const note = (set: object) => {
    for (const mark of Object.keys(set)) held.set(mark, (held.get(mark) ?? 0) + 1);
  };
  for (const { set } of await world.tabletLog()) note(set);
  for (const { reason, set } of await world.quarantine()) if (reason !== 'sequence-conflict') note(set);
  const marks = world.tablets.flatMap(({ saved }) => saved.map(({ mark }) => mark));
  return {
    saved: marks.length,
    lost: marks.filter((mark) => !held.has(mark)).length,
    twice: marks.filter((mark) => (held.get(mark) ?? 0) > 1).length,
  };
}

/** A storage that was cloned may send the same work as two tablets; no record may then say it twice. */
async function twiceUnderOneName(world: World): Promise<number> {
  const seen = new Set<string>();
  let twice = 0;
  for (const { device, n } of await world.tabletLog()) {
    const name = `${device} ${n}`;
    if (seen.has(name)) twice += 1;
    seen.add(name);
  }
  return twice;
}
