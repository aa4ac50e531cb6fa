import { milliseconds, printTable, quantile } from '../bench/figures.ts';
import type { Cost } from './process-cost.ts';
import type { Asked, Rush } from './rush.ts';

export interface Measured {
  readonly rush: Rush;
  readonly tablets: number;
  readonly mutations: number;
  readonly nodes: number;
  readonly node: Cost;
  readonly postgres: Cost;
  readonly generatorCpuMs: number;
  readonly parcelBytes: number;
  readonly plainBytes: number;
  /** What the database grew by on the disk, bytes. */
  readonly grown: number;
}

export function printMeasured(measured: Measured): void {
  const { rush, tablets, mutations, nodes } = measured;
  const of = (what: Asked['what']) => rush.asked.filter((one) => one.what === what && one.status === 200);
  const row = (name: string, asked: readonly Asked[], time: (one: Asked) => number) => [
    name,
    asked.length,
    ...[0.5, 0.95, 0.99, 1].map((share) => milliseconds(quantile(asked.map(time), share))),
  ];
  printTable(
    `${tablets} tablets with ${mutations} mutations each, ${nodes} node${nodes > 1 ? 's' : ''} over one PostgreSQL, in ${rush.seconds.toFixed(0)} s; ${rush.errors.length} errors`,
    ['request', 'count', 'median ms', 'p95 ms', 'p99 ms', 'worst ms'],
    [
      row('parcel and first pull: from the last byte sent to the last byte answered', of('parcel'), ({ serverMs }) => serverMs),
      row('the same as the tablet waits for it, with its link', of('parcel'), ({ feltMs }) => feltMs),
      row('looking again, nothing to send', of('look'), ({ serverMs }) => serverMs),
    ],
  );
  const busiest = busiestSeconds(of('parcel'));
  console.log(
    `${((rush.acknowledged * mutations) / rush.seconds).toFixed(0)} mutations a second on the whole, ${(busiest * mutations).toFixed(0)} in the busiest ten seconds; ` +
      `a parcel ${measured.parcelBytes.toFixed(0)} bytes sealed, ${measured.plainBytes.toFixed(0)} as JSON; an answer ${mean(of('parcel').map(({ answerBytes }) => answerBytes)).toFixed(0)} bytes`,
  );
  for (const [error, count] of tally(rush.errors)) console.log(`error: ${error} ×${count}`);
  printCosts(measured);
}

function printCosts({ rush, tablets, node, postgres, generatorCpuMs, mutations, grown }: Measured): void {
  const cost = (name: string, { cpuMs, memory }: Cost) => [
    name,
    (cpuMs / tablets).toFixed(2),
    `${((cpuMs / 1000 / rush.seconds) * 100).toFixed(0)} %`,
    (memory / 1024 / 1024).toFixed(0),
    (memory / 1024 / tablets).toFixed(1),
  ];
  printTable(
    'What a tablet’s evening costs',
    ['process', 'CPU ms a tablet', 'of one core', 'memory MB', 'memory KB a tablet'],
    [cost('our nodes', node), cost('PostgreSQL', postgres), cost('the load generator', { cpuMs: generatorCpuMs, memory: 0 })],
  );
  console.log(
    `the database grew by ${(grown / 1024 / 1024).toFixed(0)} MB: ${(grown / tablets / mutations).toFixed(0)} bytes a mutation, log, record, indexes and figures together`,
  );
  projectCountry({
    msPerParcel: [node.cpuMs / tablets, postgres.cpuMs / tablets],
    bytesPerMutation: grown / tablets / mutations,
    mutations,
  });
}

interface Projection {
  /** CPU milliseconds of our node and of PostgreSQL. */
  readonly msPerParcel: readonly [number, number];
  readonly bytesPerMutation: number;
  readonly mutations: number;
}

const country = { members: 340_000, people: 98_000_000, provinces: 34, rushSeconds: 3600, evenings: 200, records: 12 };

/** From this machine's cost for one parcel to the whole country, every step written out. */
export function projectCountry({ msPerParcel: [nodeMs, databaseMs], bytesPerMutation, mutations }: Projection): void {
  const { members, people, provinces, rushSeconds, evenings, records } = country;
  const perSecond = members / rushSeconds;
  const cores = (ms: number) => (perSecond * ms) / 1000;
  const terabytes = (bytes: number) => `${(bytes / 1e12).toFixed(1)} TB`;
  printTable(
    'The whole country, by this machine’s cost',
    ['what', 'arithmetic', 'result'],
    [
      ['parcels a second', `${members} members ÷ ${rushSeconds} s, everybody within one hour`, perSecond.toFixed(1)],
      ['mutations a second', `× ${mutations}`, (perSecond * mutations).toFixed(0)],
      ['cores for our nodes', `× ${nodeMs.toFixed(1)} ms`, cores(nodeMs).toFixed(1)],
      ['cores for PostgreSQL', `× ${databaseMs.toFixed(1)} ms`, cores(databaseMs).toFixed(1)],
      ['half of it idle', '× 2', `${(2 * cores(nodeMs)).toFixed(0)} + ${(2 * cores(databaseMs)).toFixed(0)} cores`],
      [
        'of the largest of the provinces',
        `a tenth of the country; ${provinces} run on their own`,
        `${(0.2 * cores(nodeMs + databaseMs)).toFixed(1)} cores`,
      ],
      [
        'a year’s log',
        `${members} × ${evenings} evenings × ${mutations} × ${bytesPerMutation.toFixed(0)} bytes`,
        terabytes(members * evenings * mutations * bytesPerMutation),
      ],
      [
        'everybody written down once',
        `${people} people × ${records} mutations × ${bytesPerMutation.toFixed(0)} bytes`,
        terabytes(people * records * bytesPerMutation),
      ],
    ],
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** Parcels answered a second in the ten seconds with the most of them. */
function busiestSeconds(asked: readonly Asked[]): number {
  const tens = new Map<number, number>();
  for (const { at } of asked) tens.set(Math.floor(at / 10), (tens.get(Math.floor(at / 10)) ?? 0) + 1);
  return Math.max(0, ...tens.values()) / 10;
}

function tally(errors: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const error of errors) counts.set(error, (counts.get(error) ?? 0) + 1);
  return counts;
}
