import { migrate } from '#server/database/migrate.ts';
import { pgliteDialect } from '#server/database/pglite-dialect.ts';
import type { Tables } from '#server/database/tables.ts';
import { PGlite } from '@electric-sql/pglite';
import { Kysely } from 'kysely';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A file: an embedded database that is empty and of the newest version. */
    readonly migratedImage: string;
  }
}

let folder: Promise<string> | undefined;

/** Making an embedded database takes longer than most tests: it is made once, and every test begins with a copy. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  folder ??= makeImage();
  const made = await folder;
  project.provide('migratedImage', join(made, 'image.tar'));
  return async () => rmSync(made, { recursive: true, force: true });
}

async function makeImage(): Promise<string> {
  const made = mkdtempSync(join(tmpdir(), 'tung-ngo-image-'));
  const embedded = await PGlite.create('memory://');
  await migrate(new Kysely<Tables>({ dialect: pgliteDialect(embedded) }));
  const image = await embedded.dumpDataDir('none');
  writeFileSync(join(made, 'image.tar'), new Uint8Array(await image.arrayBuffer()));
  await embedded.close();
  return made;
}
