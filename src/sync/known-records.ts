import type { MergedRecord } from '#domain/merge.ts';
import { type Box, recordKey, type StoredRecord } from '#storage/tablet-store.ts';
import type { Vault } from '#storage/vault.ts';
import { inSlices } from './in-slices.ts';
import { type BaseRecord, packBlock, type PackedBlock, unpackBlock } from './packed-block.ts';
import { looseRows, recordsPerBlock } from './record-blocks.ts';

export interface RowChange {
  readonly putRecords: readonly StoredRecord[];
  readonly dropRecords: readonly string[];
  /** In place of every row there was. */
  readonly isWhole?: true;
  /** The records that were put lie in blocks. */
  readonly isBlocked?: true;
}

/** No kind begins with it, so a block is never taken for a record. */
const blockMark = '#';
const rowLabel = (key: string) => `record ${key}`;
const nameOf = ({ record }: BaseRecord) => recordKey(record.kind, record.id);

/** A block is named after the revision that wrote it; those of the first versions were all written at once. */
const age = ({ key }: StoredRecord) => Number.parseInt(key.slice(blockMark.length), 10) || 0;

/**
 * The server's last word on every record in scope, and how it lies on the disk: blocks of many records, and rows of their own for what came since.
 * Of two blocks the later one holds; a row of its own is newer than what any block says of the same record; one that holds `null` says that it is gone.
 */
export class KnownRecords {
  readonly byKey = new Map<string, BaseRecord>();
  /** Rows on the disk that could not be opened. */
  damaged: string[] = [];
  private readonly vault: Vault;
  private readonly rows = new Set<string>();
  private readonly inBlocks = new Set<string>();
  /** Places in blocks, those that were overtaken too. */
  private places = 0;

  constructor(vault: Vault) {
    this.vault = vault;
  }

  async read(stored: readonly StoredRecord[]): Promise<void> {
    const isBlock = ({ key }: StoredRecord) => key.startsWith(blockMark);
    const damaged: string[] = [];
    const open = async <Value>({ key, box }: StoredRecord): Promise<Value | undefined> => {
      try {
        return (await this.vault.open(rowLabel(key), box)) as Value;
      } catch {
        damaged.push(key);
        return undefined;
      }
    };
    const blocks = await inSlices(
      stored.filter(isBlock).sort((a, b) => age(a) - age(b)),
      async (row) => {
        const block = await open<PackedBlock | readonly BaseRecord[]>(row);
        return block && unpackBlock(block);
      },
    );
    const loose = await inSlices(
      stored.filter((row) => !isBlock(row)),
      async (row) => [row, await open<MergedRecord | null>(row)] as const,
    );
    this.clear();
    this.damaged = damaged;
    for (const { key } of stored) this.rows.add(key);
    for (const base of blocks.flatMap((block) => block ?? [])) this.takeBlocked(base);
    for (const [{ key, epoch }, record] of loose) {
      if (record) this.byKey.set(key, { record, epoch });
      else if (record === null) this.byKey.delete(key);
    }
  }

  /**
   * What a change writes to the disk at a revision that nothing else is written at. Many records go into blocks at once, in place of rows of their own.
   * A record that lies in a block cannot be deleted there: it is marked as gone.
   */
  async sealed(put: readonly BaseRecord[], drop: readonly string[], revision: number): Promise<RowChange> {
    const isBlocked = put.length >= recordsPerBlock;
    const putRecords = await (isBlocked ? this.blocksOf(put, revision) : inSlices(put, (base) => this.rowOf(base)));
    const overtaken = isBlocked ? put.map(nameOf).filter((key) => this.rows.has(key)) : [];
    const blocked = drop.filter((key) => this.inBlocks.has(key));
    const marks = await inSlices(blocked, async (key) => ({ key, epoch: 0, box: await this.seal(key, null) }));
    const dropRecords = drop.filter((key) => !this.inBlocks.has(key)).concat(overtaken);
    return { putRecords: putRecords.concat(marks), dropRecords, ...(isBlocked && { isBlocked }) };
  }

  /** Memory follows a change that was written as {@link sealed} said; the keys of the records that changed. */
  takeIn(put: readonly BaseRecord[], drop: readonly string[], { putRecords, isBlocked }: RowChange): string[] {
    const changed: string[] = [];
    for (const base of put) {
      const key = nameOf(base);
      this.byKey.set(key, base);
      if (isBlocked) this.rows.delete(key);
      else this.rows.add(key);
      if (isBlocked) this.inBlocks.add(key);
      changed.push(key);
    }
    if (isBlocked) {
      this.places += put.length;
      for (const { key } of putRecords) this.rows.add(key);
    }
    for (const key of drop) {
      if (this.byKey.delete(key)) changed.push(key);
      if (this.inBlocks.has(key)) this.rows.add(key);
      else this.rows.delete(key);
    }
    return changed;
  }

  /** Have so many rows of their own gathered, or is so much in the blocks overtaken, that packing pays? */
  get wantsPacking(): boolean {
    const loose = [...this.rows].filter((key) => !key.startsWith(blockMark)).length;
    return loose >= looseRows || this.places - this.byKey.size >= this.byKey.size + looseRows;
  }

  /** All records in new blocks, in place of every row there is, as a change leaves them. Nothing else is written at this revision. */
  async packed(revision: number, put: readonly BaseRecord[] = [], drop: readonly string[] = []): Promise<RowChange> {
    const left = new Map(this.byKey);
    for (const base of put) left.set(nameOf(base), base);
    for (const key of drop) left.delete(key);
    return { putRecords: await this.blocksOf([...left.values()], revision), dropRecords: [...this.rows], isWhole: true };
  }

  /** Memory follows {@link packed}. */
  takeInPacked({ putRecords }: RowChange): void {
    this.damaged = [];
    this.rows.clear();
    this.inBlocks.clear();
    for (const { key } of putRecords) this.rows.add(key);
    for (const key of this.byKey.keys()) this.inBlocks.add(key);
    this.places = this.byKey.size;
  }

  private async rowOf(base: BaseRecord): Promise<StoredRecord> {
    const key = nameOf(base);
    return { key, epoch: base.epoch, box: await this.seal(key, base.record) };
  }

  private blocksOf(all: readonly BaseRecord[], revision: number): Promise<StoredRecord[]> {
    const blocks = Array.from({ length: Math.ceil(all.length / recordsPerBlock) }, (_, index) =>
      all.slice(index * recordsPerBlock, (index + 1) * recordsPerBlock),
    );
    return inSlices([...blocks.entries()], async ([index, block]) => {
      const key = `${blockMark}${revision}-${index}`;
      return { key, epoch: 0, box: await this.seal(key, packBlock(block)) };
    });
  }

  private seal(key: string, value: unknown): Promise<Box> {
    return this.vault.seal(rowLabel(key), value);
  }

  private takeBlocked(base: BaseRecord): void {
    const key = nameOf(base);
    this.byKey.set(key, base);
    this.inBlocks.add(key);
    this.places += 1;
  }

  private clear(): void {
    this.byKey.clear();
    this.rows.clear();
    this.inBlocks.clear();
    this.places = 0;
  }
}
