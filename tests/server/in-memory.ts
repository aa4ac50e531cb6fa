import { openDatabase, type OpenedDatabase } from '#server/database/open-database.ts';
import { readFileSync } from 'node:fs';
import { inject } from 'vitest';

/** An empty embedded database of the newest version. */
export async function inMemory(): Promise<OpenedDatabase> {
  const image = inject('migratedImage');
  return openDatabase({ directory: 'memory://', image: new Blob([readFileSync(image)]) });
}
