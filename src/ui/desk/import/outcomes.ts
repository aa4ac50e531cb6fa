import type { ImportOutcome } from '#protocol/import-rows.ts';

/** In the order in which they are told. */
export const importOutcomes: readonly ImportOutcome[] = ['create', 'update', 'same', 'refused'];
