import { csvLine, utf8Mark } from '#domain/csv-line.ts';
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../database/transaction.ts';
import { below, type ScopedArea } from '../desk/scope.ts';
import type { Services } from '../services.ts';
import { audited } from '../audit/audited.ts';
import { exportColumns, exportedRow, type ExportKind, type ExportRow } from './export-columns.ts';

export interface ExportAsked {
  readonly kind: ExportKind;
  readonly format: 'csv' | 'ndjson';
  /** Personal numbers go along, unmasked. */
  readonly withNumbers: boolean;
}

const page = 1000;
const isStanding: RawBuilder<boolean> = sql<boolean>`coalesce(r.fields -> 'removed', 'null') in ('null'::jsonb, 'false'::jsonb)`;
/** Progress stands as long as its person does; other kinds by themselves. */
const ownerStands: RawBuilder<boolean> = sql<boolean>`(r.kind <> 'progress' or exists (select from records o
  where o.kind in ('person', 'household') and o.id = split_part(r.id, '/', 1) and coalesce(o.fields -> 'removed', 'null') in ('null'::jsonb, 'false'::jsonb)))`;

/** Units at and below the node that hold records of the kind, with how many stand. */
async function holdingUnits(db: Database, node: ScopedArea, kind: ExportKind) {
  const [low, high] = below(node.path);
  const { rows } = await sql<{ area: string; name: string; rows: number }>`
    select a.id as area, a.name, count(*) as rows from records r join areas a on a.id = r.area
    where a.path >= ${low} and a.path < ${high} and r.kind = ${kind} and ${isStanding} and ${ownerStands}
    group by a.id, a.name order by a.id`.execute(db);
  return rows;
}

/** Page by page by key, unit by unit: no cursor is held open while a slow reader takes its time, and no page grows with the whole. */
async function* standingRows(
  db: Database,
  unit: { readonly area: string; readonly name: string },
  kind: ExportKind,
): AsyncGenerator<ExportRow> {
  let after = '';
  for (;;) {
    const { rows } = await sql<Pick<ExportRow, 'id' | 'fields'>>`select r.id, r.fields from records r
      where r.area = ${unit.area} and r.kind = ${kind} and r.id > ${after} and ${isStanding} and ${ownerStands} order by r.id limit ${page}`.execute(
      db,
    );
    for (const row of rows) yield { ...row, area: unit.area, areaName: unit.name };
    const last = rows.at(-1);
    if (!last || rows.length < page) return;
    after = last.id;
  }
}

/**
 * The standing records of a kind at and below a node as lines. Before the first line leaves, the audit says who takes how many; when the last has left, or
 * the reader went away, it says how many went.
 */
export async function exportLines(
  services: Pick<Services, 'db' | 'now'>,
  member: string,
  node: ScopedArea,
  asked: ExportAsked,
): Promise<AsyncGenerator<string>> {
  const { db, now } = services;
  const { kind, format, withNumbers } = asked;
  const units = await holdingUnits(db, node, kind);
  const what = `${kind}-${format}${withNumbers ? '-numbers' : ''}`;
  const note = (step: string, rows: number) =>
    audited(db, { at: new Date(now()), member, area: node.id, what: `export-${step}-${what}`, rows });
  await note(
    'begun',
    units.reduce((sum, unit) => sum + unit.rows, 0),
  );
  return (async function* lines() {
    let sent = 0;
    let isWhole = false;
    try {
      const columns = exportColumns(kind, withNumbers);
      if (format === 'csv') yield utf8Mark + csvLine(columns);
      for (const unit of units) {
        for await (const row of standingRows(db, unit, kind)) {
          const cells = exportedRow(kind, row, withNumbers);
          yield format === 'csv' ? csvLine(columns.map((column) => cells[column])) : `${JSON.stringify(cells)}\n`;
          sent += 1;
        }
      }
      isWhole = true;
    } finally {
      await note(isWhole ? 'done' : 'cut', sent);
    }
  })();
}

const chunkChars = 32 * 1024;

/** Lines as a stream of bytes that reads on only as fast as they are taken. */
export function byteStream(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      let text = '';
      while (text.length < chunkChars) {
        const next = await lines.next();
        if (next.done) {
          if (text) controller.enqueue(encoder.encode(text));
          controller.close();
          return;
        }
        text += next.value;
      }
      controller.enqueue(encoder.encode(text));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
}
