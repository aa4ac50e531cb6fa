import { archivedTables } from '#server/database/archive.ts';
import type { Database } from '#server/database/transaction.ts';
import { sql } from 'kysely';

/** Every table there is, by the database's own word, as text: "table: row". */
export async function wholeDatabase(db: Database): Promise<readonly string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(
    db,
  );
  if (tables.length < archivedTables.length) throw new Error('the database has fewer tables than are archived');
  const lines: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`select t::text || ' ' || to_jsonb(t)::text as row from ${sql.table(name)} t`.execute(db);
    for (const { row } of rows) lines.push(`${name}: ${row}`);
  }
  return lines;
}

/** The lines that tell of any of these, whatever case and marks. */
export function linesWith(lines: readonly string[], words: readonly string[]): readonly string[] {
  const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[đĐ]/g, 'd').toLowerCase();
  const wanted = words.map(plain);
  return lines.filter((line) => wanted.some((word) => plain(line).includes(word)));
}
