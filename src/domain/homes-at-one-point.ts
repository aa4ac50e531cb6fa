/** Two readings of a satellite at two doors are never nearer than this, in metres; one reading used twice is. */
export const pointMetres = 3;
/** A block of flats has a few homes at one point; a village has not. */
export const fewestAtOnePoint = 8;

const metresOfDegree = 111_320;

export interface PlacedHome {
  readonly id: string;
  /** WGS 84 degrees. */
  readonly lat: number;
  readonly lng: number;
}

/**
 * Of the homes of one village that have a position, those at a point where half of them or more are said to be: somebody stood in one place and wrote
 * down the village. Home → how many are there.
 */
export function homesAtOnePoint(homes: readonly PlacedHome[]): ReadonlyMap<string, number> {
  const fewest = Math.max(fewestAtOnePoint, Math.ceil(homes.length / 2));
  const cells = inCells(homes);
  const found = new Map<string, number>();
  for (const home of homes) {
    const near = neighbours(cells, home);
    if (near.length < fewest) continue;
    for (const { id } of near) found.set(id, Math.max(found.get(id) ?? 0, near.length));
  }
  return found;
}

/** Vietnam ends at 23.4° north; a degree of longitude is nowhere shorter than this share of one of latitude. */
const shortestDegree = 0.9;

/** Cells at least as wide as the distance asked about, so that only nine have to be looked at. */
function cellOf({ lat, lng }: PlacedHome): readonly [number, number] {
  const cell = (degrees: number) => Math.floor((degrees * metresOfDegree) / pointMetres);
  return [cell(lat), cell(lng * shortestDegree)];
}

type Cells = ReadonlyMap<string, readonly PlacedHome[]>;

function inCells(homes: readonly PlacedHome[]): Cells {
  const cells = new Map<string, PlacedHome[]>();
  for (const home of homes) {
    const key = cellOf(home).join(' ');
    const cell = cells.get(key);
    if (cell) cell.push(home);
    else cells.set(key, [home]);
  }
  return cells;
}

function neighbours(cells: Cells, home: PlacedHome): readonly PlacedHome[] {
  const [row, column] = cellOf(home);
  const around = [-1, 0, 1].flatMap((down) => [-1, 0, 1].flatMap((across) => cells.get(`${row + down} ${column + across}`) ?? []));
  return around.filter((other) => metresBetween(home, other) <= pointMetres);
}

/** On a plane: good to a millimetre over a few metres. */
function metresBetween(a: PlacedHome, b: PlacedHome): number {
  const north = (a.lat - b.lat) * metresOfDegree;
  const east = (a.lng - b.lng) * metresOfDegree * Math.cos(a.lat * (Math.PI / 180));
  return Math.hypot(north, east);
}
