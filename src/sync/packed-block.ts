import type { MergedRecord } from '#domain/merge.ts';
import { valueOrFail } from '#domain/result.ts';

/** A record as the server last told it. */
export interface BaseRecord {
  readonly record: MergedRecord;
  /** Number of the pull from scratch that last brought it. */
  readonly epoch: number;
}

/** Indexes into the block's words: one for all fields, or one for each. */
type PackedStamps = number | Readonly<Record<string, number>>;
type PackedRow = readonly [
  kind: string,
  id: string,
  area: number,
  areaStamp: number,
  fields: MergedRecord['fields'],
  stamps: PackedStamps,
  epoch: number,
];

/**
 * Many records with every area and stamp said once. Stamps are most of what a record weighs, and a visit's work shares one: a block is less than half as
 * long, and is read in little more than half the time.
 */
export interface PackedBlock {
  readonly words: readonly string[];
  readonly rows: readonly PackedRow[];
}

export function packBlock(block: readonly BaseRecord[]): PackedBlock {
  const places = new Map<string, number>();
  const place = (word: string): number => {
    const known = places.get(word) ?? places.size;
    places.set(word, known);
    return known;
  };
  const rows = block.map(({ record, epoch }): PackedRow => {
    const { kind, id, area, areaStamp, fields } = record;
    return [kind, id, place(area), place(areaStamp), fields, packedStamps(record, place), epoch];
  });
  return { words: [...places.keys()], rows };
}

function packedStamps({ fields, stamps }: MergedRecord, place: (word: string) => number): PackedStamps {
  const names = Object.keys(stamps);
  const [one] = Object.values(stamps);
  const isOne =
    one !== undefined &&
    Object.keys(fields).length === names.length &&
    names.every((name) => Object.hasOwn(fields, name) && stamps[name] === one);
  return isOne ? place(one) : Object.fromEntries(names.map((name) => [name, place(stamps[name] ?? '')]));
}

/** A block as it lies on the disk; before blocks were packed it was the records themselves. */
export function unpackBlock(block: PackedBlock | readonly BaseRecord[]): readonly BaseRecord[] {
  if (isPlain(block)) return block;
  const { words, rows } = block;
  return rows.map(([kind, id, area, areaStamp, fields, stamps, epoch]) => ({
    record: {
      kind,
      id,
      area: wordAt(words, area),
      areaStamp: wordAt(words, areaStamp),
      fields,
      stamps: unpackedStamps(words, fields, stamps),
    },
    epoch,
  }));
}

function isPlain(block: PackedBlock | readonly BaseRecord[]): block is readonly BaseRecord[] {
  return Array.isArray(block);
}

function unpackedStamps(words: readonly string[], fields: MergedRecord['fields'], packed: PackedStamps): MergedRecord['stamps'] {
  const stamps: Record<string, string> = {};
  if (typeof packed === 'number') {
    const one = wordAt(words, packed);
    for (const name of Object.keys(fields)) stamps[name] = one;
  } else {
    for (const [name, at] of Object.entries(packed)) stamps[name] = wordAt(words, at);
  }
  return stamps;
}

function wordAt(words: readonly string[], at: number): string {
  return valueOrFail(words[at], 'a block has every word that it names');
}
