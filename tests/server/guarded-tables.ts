import { archivedTables } from '#server/database/archive.ts';

/** What a stranger may neither change nor add to: everything that is kept. */
export const guardedTables = archivedTables;
