import type { Database } from '#server/database/transaction.ts';
import { sql } from 'kysely';

const written = ['mutations', 'records', 'counted'] as const;
type WrittenTable = (typeof written)[number];
type Row = Readonly<Record<string, unknown>>;

/** The rows one parcel left, by table, as they can be given to an INSERT. */
export type LeftRows = Readonly<Record<WrittenTable, readonly Row[]>>;

/** Documents go as text; an identity column gives itself. */
function asGiven(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).flatMap(([column, value]) => {
      if (column === 'arrival') return [];
      const isDocument = value !== null && typeof value === 'object' && !(value instanceof Date) && column !== 'keys';
      return [[column, isDocument ? JSON.stringify(value) : value]];
    }),
  );
}

/** What the parcels of these devices left: one for each device. */
export async function leftBy(db: Database, devices: readonly string[]): Promise<readonly LeftRows[]> {
  const left: LeftRows[] = [];
  for (const device of devices) {
    const mine = sql`(select kind, id from mutations where device = ${device}::uuid)`;
    const { rows: mutations } = await sql<Row>`select * from mutations where device = ${device}::uuid order by n`.execute(db);
    const { rows: records } = await sql<Row>`select * from records where (kind, id) in ${mine}`.execute(db);
    const { rows: counted } = await sql<Row>`select * from counted where (kind, id) in ${mine}`.execute(db);
    left.push({ mutations: mutations.map(asGiven), records: records.map(asGiven), counted: counted.map(asGiven) });
  }
  return left;
}

/** One transaction, one multi-row INSERT for each table. */
export async function insertRows(db: Database, left: LeftRows, tables: readonly WrittenTable[]): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const table of tables)
      await sql`insert into ${sql.table(table)} (${columnsOf(left[table])}) values ${valuesOf(left[table])}`.execute(tx);
  });
}

function columnsOf(rows: readonly Row[]) {
  return sql.join(Object.keys(rows[0] ?? {}).map((column) => sql.ref(column)));
}

function valuesOf(rows: readonly Row[]) {
  return sql.join(rows.map((row) => sql`(${sql.join(Object.values(row))})`));
}
