import { sql } from 'kysely';
import * as v from 'valibot';
import { type Database, inTransaction } from '../database/transaction.ts';
import type { Services } from '../services.ts';
import { erase } from './erase.ts';
import { noteMarks } from './note-erasure.ts';

/** One erasure as it lies beside the backups: no name and no id of anybody, only marks (SY31). */
const lineSchema = v.object({
  erasure: v.pipe(v.string(), v.uuid()),
  area: v.string(),
  at: v.pipe(v.string(), v.isoTimestamp()),
  marks: v.array(v.pipe(v.string(), v.regex(/^[\w-]{43}$/))),
});
export type ErasureLine = v.InferOutput<typeof lineSchema>;

/** The lines of a list; undefined when one of them is none of ours. */
export function parseErasureList(text: string): readonly ErasureLine[] | undefined {
  const lines: ErasureLine[] = [];
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    const checked = v.safeParse(lineSchema, parsed(line));
    if (!checked.success) return undefined;
    lines.push(checked.output);
  }
  return lines;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

export function writeErasureList(lines: readonly ErasureLine[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

export async function erasuresKnown(db: Database): Promise<readonly ErasureLine[]> {
  const { rows } = await sql<Omit<ErasureLine, 'at'> & { readonly at: Date }>`
    select e.id as erasure, e.area, e.at, coalesce((select jsonb_agg(mark order by mark) from erased_records r where r.erasure = e.id), '[]') as marks
    from erasures e order by e.at, e.id`.execute(db);
  return rows.map(({ erasure, area, at, marks }) => ({ erasure, area, at: at.toISOString(), marks }));
}

const markOf = sql`rtrim(translate(encode(sha256(convert_to(r.kind || '/' || r.id, 'UTF8')), 'base64'), '+/', '-_'), '=')`;

/** Erases again what a restored backup has brought back. How many erasures the database did not know. */
export async function reapplyErasures(services: Services, list: readonly ErasureLine[]): Promise<number> {
  const known = new Set((await erasuresKnown(services.db)).map(({ erasure }) => erasure));
  const missing = list.filter(({ erasure }) => !known.has(erasure));
  for (const line of missing) await reapply(services, line);
  return missing.length;
}

async function reapply(services: Services, line: ErasureLine): Promise<void> {
  for (const id of await backAgain(services.db, 'person', line.marks)) await eraseAgain(services, 'person', id);
  const homes = await backAgain(services.db, 'household', line.marks);
  for (const id of homes) if (!(await isLivedIn(services.db, id))) await eraseAgain(services, 'household', id);
  await inTransaction(services.db, async (tx) => {
    const standing = new Set(await marksOfStanding(tx, line.marks));
    const area = await tx.selectFrom('areas').where('id', '=', line.area).select('id').executeTakeFirst();
    if (!area) return;
    await tx
      .insertInto('erasures')
      .values({
        id: line.erasure,
        area: area.id,
        at: new Date(line.at),
        done_by: null,
        reason: 'restored',
        people: 0,
        homes: 0,
        records: 0,
      })
      .execute();
    await noteMarks(
      tx,
      line.erasure,
      line.marks.filter((mark) => !standing.has(mark)),
    );
  });
}

async function eraseAgain(services: Services, kind: 'person' | 'household', id: string): Promise<void> {
  await erase(services, { subject: { kind, id }, by: null, reason: 'restored' });
}

async function backAgain(db: Database, kind: string, marks: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select r.id from records r where r.kind = ${kind} and ${markOf} in (select jsonb_array_elements_text(${JSON.stringify(marks)}::jsonb)) order by r.id`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

async function isLivedIn(db: Database, home: string): Promise<boolean> {
  const { rows } = await sql`select 1 from records where kind = 'person' and fields ->> 'household' = ${home} limit 1`.execute(db);
  return rows.length > 0;
}

async function marksOfStanding(db: Database, marks: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ mark: string }>`
    select ${markOf} as mark from records r where ${markOf} in (select jsonb_array_elements_text(${JSON.stringify(marks)}::jsonb))`.execute(
    db,
  );
  return rows.map(({ mark }) => mark);
}
