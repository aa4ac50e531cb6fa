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
}

/** No kind begins with it, so a block is never taken for a record. */
const blockMark = '#';
const rowLabel = (key: string) => `record ${key}`;

/**
 * The server's last word on every record in scope, and how it lies on the disk: blocks of many records, and rows of their own for what came since.
 * A row of its own is newer than what a block says of the same record; one that holds `null` says that it is gone.
 */
export class KnownRecords {
  readonly byKey = new Map<string, BaseRecord>();
  /** Rows on the disk that could not be opened. */
  damaged: string[] = [];
  private readonly vault: Vault;
  private readonly rows = new Set<string>();
  private readonly inBlocks = new Set<string>();

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
    const blocks = await inSlices(stored.filter(isBlock), async (row) => {
      const block = await open<PackedBlock | readonly BaseRecord[]>(row);
      return block && unpackBlock(block);
    });
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

  /** What a change writes to the disk. A record that lies in a block cannot be deleted there: it is marked as gone. */
  async sealed(put: readonly BaseRecord[], drop: readonly string[]): Promise<RowChange> {
    const putRecords = await inSlices(put, async ({ record, epoch }) => {
      const key = recordKey(record.kind, record.id);
      return { key, epoch, box: await this.seal(key, record) };
    });
    const blocked = drop.filter((key) => this.inBlocks.has(key));
    const marks = await inSlices(blocked, async (key) => ({ key, epoch: 0, box: await this.seal(key, null) }));
    return { putRecords: putRecords.concat(marks), dropRecords: drop.filter((key) => !this.inBlocks.has(key)) };
  }

  /** Memory follows a change that was written; the keys of the records that changed. */
  takeIn(put: readonly BaseRecord[], drop: readonly string[]): string[] {
    const changed: string[] = [];
    for (const base of put) {
      const key = recordKey(base.record.kind, base.record.id);
      this.byKey.set(key, base);
      this.rows.add(key);
      changed.push(key);
    }
    for (const key of drop) {
      if (this.byKey.delete(key)) changed.push(key);
      if (this.inBlocks.has(key)) this.rows.add(key);
      else this.rows.delete(key);
    }
    return changed;
  }

  /** Have so many rows of their own gathered that packing pays? */
  get wantsPacking(): boolean {
    return [...this.rows].filter((key) => !key.startsWith(blockMark)).length >= looseRows;
  }

  /** All records in new blocks, in place of every row there is, as a change leaves them. `name` has never been used before. */
  async packed(name: string, put: readonly BaseRecord[] = [], drop: readonly string[] = []): Promise<RowChange> {
    const left = new Map(this.byKey);
    for (const base of put) left.set(recordKey(base.record.kind, base.record.id), base);
    for (const key of drop) left.delete(key);
    const all = [...left.values()];
    const blocks = Array.from({ length: Math.ceil(all.length / recordsPerBlock) }, (_, index) =>
      all.slice(index * recordsPerBlock, (index + 1) * recordsPerBlock),
    );
    const putRecords = await inSlices([...blocks.entries()], async ([index, block]) => {
      const key = `${blockMark}${name}-${index}`;
      return { key, epoch: 0, box: await this.seal(key, packBlock(block)) };
    });
    return { putRecords, dropRecords: [...this.rows], isWhole: true };
  }

  /** Memory follows {@link packed}. */
  takeInPacked({ putRecords }: RowChange): void {
    this.damaged = [];
    this.rows.clear();
    this.inBlocks.clear();
    for (const { key } of putRecords) this.rows.add(key);
    for (const key of this.byKey.keys()) this.inBlocks.add(key);
  }

  private seal(key: string, value: unknown): Promise<Box> {
    return this.vault.seal(rowLabel(key), value);
  }

  private takeBlocked(base: BaseRecord): void {
    const key = recordKey(base.record.kind, base.record.id);
    this.byKey.set(key, base);
    this.inBlocks.add(key);
  }

  private clear(): void {
    this.byKey.clear();
    this.rows.clear();
    this.inBlocks.clear();
  }
}
