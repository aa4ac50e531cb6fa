import { failed } from '#domain/result.ts';
import { type MemoryDisk, MemoryTabletStore, type WriteGuard } from '#storage/memory-tablet-store.ts';

/** The platform refuses a write for want of space. */
export const storageFull = 'QuotaExceededError';
/** The platform does not open the database. */
export const closed = 'UnknownError';

export function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}

/** Says of a refused write what the real store says. */
export class FaultyStore extends MemoryTabletStore {
  private readonly opening: () => void;

  constructor(disk: MemoryDisk, guard: WriteGuard, opening: () => void) {
    super(disk, guard);
    this.opening = opening;
  }

  override async meta(): ReturnType<MemoryTabletStore['meta']> {
    this.opening();
    return super.meta();
  }

  override async records(): ReturnType<MemoryTabletStore['records']> {
    this.opening();
    return super.records();
  }

  override async parcels(): ReturnType<MemoryTabletStore['parcels']> {
    this.opening();
    return super.parcels();
  }

  override async commit(...[change, expects]: Parameters<MemoryTabletStore['commit']>): ReturnType<MemoryTabletStore['commit']> {
    try {
      return await super.commit(change, expects);
    } catch (error) {
      if (isNamed(error, storageFull)) return failed({ kind: 'storage-full' });
      throw error;
    }
  }
}
