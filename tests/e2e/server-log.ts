import { openDatabase } from '#server/database/open-database.ts';
import { sql } from 'kysely';
import type { Logged } from '../server/report-recount.ts';
import type { RunningServer } from './running-server.ts';

export interface LoggedAndArrived extends Logged {
  /** Unix milliseconds. */
  readonly arrived: number;
}

/** The whole log, read from the server's own database while the server is down for a moment. */
export async function readLog(server: RunningServer): Promise<readonly LoggedAndArrived[]> {
  await server.stop();
  const { db, close } = await openDatabase(server.database);
  const { rows } = await sql<LoggedAndArrived>`select m.at, m.kind, m.id, m.area, m.set, r.area as placed,
      (extract(epoch from m.arrived_at) * 1000)::int8 as arrived
    from mutations m join records r on r.kind = m.kind and r.id = m.id`.execute(db);
  await close();
  await server.start();
  return rows;
}
