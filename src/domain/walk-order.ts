import { readDoorAddress, type DoorNumber } from './door-address.ts';
import type { Location } from './entities.ts';
import { compareNames } from './vietnamese-text.ts';

/** What the order of a walk needs to know of a home. */
export interface Doorstep {
  readonly id: string;
  readonly address: string;
  readonly head: string;
  readonly location?: Location | null | undefined;
}

interface Read<Home> {
  readonly home: Home;
  readonly lane: string;
  readonly door: readonly DoorNumber[];
}

const lanes = new Intl.Collator('vi', { numeric: true });

/**
 * The homes of a village in the order one walks: lane by lane; within a lane by the numbers of the doors, then the doors without a number,
 * each nearest to the one before, then by the head's name. Homes without a lane come last. The same homes give the same order, however they come.
 */
export function inWalkOrder<Home extends Doorstep>(homes: readonly Home[]): readonly Home[] {
  const byLane = new Map<string, Read<Home>[]>();
  for (const home of homes) {
    const read = { home, ...readDoorAddress(home.address) };
    const lane = byLane.get(read.lane);
    if (lane) lane.push(read);
    else byLane.set(read.lane, [read]);
  }
  const walked: Home[] = [];
  for (const lane of [...byLane.keys()].sort(lanesInOrder)) walkLane(byLane.get(lane) ?? [], walked);
  return walked;
}

function lanesInOrder(a: string, b: string): number {
  if (a === '' || b === '') return Number(a === '') - Number(b === '');
  return lanes.compare(a, b) || byUnits(a, b);
}

function walkLane<Home extends Doorstep>(lane: readonly Read<Home>[], walked: Home[]): void {
  const numbered = lane.filter(({ door }) => door.length > 0).sort(byDoor);
  walked.push(...numbered.map(({ home }) => home));
  const others = lane.filter(({ door }) => door.length === 0).map(({ home }) => home);
  const placed = others.filter(({ location }) => location);
  walked.push(...nearestFirst(placed, walked.findLast(({ location }) => location)?.location));
  walked.push(...others.filter(({ location }) => !location).sort(byHead));
}

/** From where one stands always to the nearest that is left; from nowhere, from the north. */
function nearestFirst<Home extends Doorstep>(homes: readonly Home[], from: Location | null | undefined): Home[] {
  const left = [...homes].sort(fromNorth);
  const chain: Home[] = [];
  let here = from;
  while (left.length > 0) {
    const [next] = left.splice(here ? nearest(left, here) : 0, 1);
    if (!next) break;
    chain.push(next);
    here = next.location;
  }
  return chain;
}

function nearest(homes: readonly Doorstep[], here: Location): number {
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  for (const [index, { location }] of homes.entries()) {
    const away = location ? squaredDistance(here, location) : Number.POSITIVE_INFINITY;
    if (away < least) [best, least] = [index, away];
  }
  return best;
}

/** In squared degrees of latitude: good enough to say which of two doors is nearer. */
function squaredDistance(a: Location, b: Location): number {
  const east = (a.lng - b.lng) * Math.cos((a.lat * Math.PI) / 180);
  return (a.lat - b.lat) ** 2 + east ** 2;
}

function byDoor(a: Read<Doorstep>, b: Read<Doorstep>): number {
  const length = Math.max(a.door.length, b.door.length);
  for (let i = 0; i < length; i += 1) {
    const compared = compareNumbers(a.door[i], b.door[i]);
    if (compared !== 0) return compared;
  }
  return byHead(a.home, b.home);
}

/** The door on the lane comes before the doors of the alley beside it. */
function compareNumbers(a: DoorNumber | undefined, b: DoorNumber | undefined): number {
  if (!a || !b) return Number(a !== undefined) - Number(b !== undefined);
  return a.number - b.number || byUnits(a.letter, b.letter);
}

function byHead(a: Doorstep, b: Doorstep): number {
  return compareNames(a.head, b.head) || byUnits(a.id, b.id);
}

function fromNorth(a: Doorstep, b: Doorstep): number {
  return (b.location?.lat ?? 0) - (a.location?.lat ?? 0) || (a.location?.lng ?? 0) - (b.location?.lng ?? 0) || byUnits(a.id, b.id);
}

function byUnits(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
