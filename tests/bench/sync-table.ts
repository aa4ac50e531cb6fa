import { gzipSync } from 'node:zlib';
import { quantile, type Row } from './figures.ts';
import type { Measured } from './peer-site.ts';
import type { LinkShape } from './shaped-link.ts';

export const slow: LinkShape = { name: '250 kbit/s, 400 ms', rtt: 400, bytesPerSecond: 250_000 / 8 };
export const slower: LinkShape = { name: '240 kbit/s, 800 ms', rtt: 800, bytesPerSecond: 240_000 / 8 };

export interface Side {
  readonly title: string;
  readonly all: readonly Measured[];
}

export const medianOf = ({ all }: Side, what: keyof Measured): number =>
  quantile(
    all.map((one) => one[what]),
    0.5,
  );

/** No way of sending these records as one gzip body can be faster, seconds: their bytes over the line and one round trip. */
export function limitOf(
  records: readonly object[],
  { bytesPerSecond, rtt }: LinkShape,
): { readonly seconds: number; readonly bytes: number } {
  const bytes = gzipSync(JSON.stringify(records)).byteLength;
  return { seconds: bytes / bytesPerSecond + rtt / 1000, bytes };
}

export const syncHead: Row = ['side', 'seconds', 'requests', 'bytes up', 'bytes down', 'ours is faster', 'of the limit'];

export function syncRows(sides: readonly Side[], records: readonly object[], shape: LinkShape): readonly Row[] {
  const limit = limitOf(records, shape);
  const [ours] = sides.map((side) => medianOf(side, 'seconds'));
  return [
    ...sides.map((side, index) => {
      const seconds = medianOf(side, 'seconds');
      return [
        side.title,
        seconds.toFixed(1),
        medianOf(side, 'requests'),
        medianOf(side, 'up'),
        medianOf(side, 'down'),
        index === 0 ? '' : `${(seconds / (ours ?? 0)).toFixed(1)}×`,
        `${(seconds / limit.seconds).toFixed(2)}×`,
      ];
    }),
    ['the limit: one gzip body and one round trip', limit.seconds.toFixed(1), 1, limit.bytes, '', '', '1.00×'],
  ];
}
