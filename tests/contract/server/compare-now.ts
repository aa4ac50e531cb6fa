import { keepDoubles } from '#server/doubles/keep-doubles.ts';
import type { FieldServer } from '../../server/field-server.ts';

/** Compares until nothing is left to compare. */
export async function compareNow({ database }: FieldServer): Promise<void> {
  await keepDoubles(database.db, 1000);
}
