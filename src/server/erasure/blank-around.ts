import type { IsErased, Named } from '#domain/erasure.ts';
import { withoutErased } from '#domain/erasure.ts';
import { type Mentions, mentionsOf, withoutMentions } from '#domain/mentions.ts';
import type { MergedRecord } from '#domain/merge.ts';
import { sql } from 'kysely';
import type { Work } from '../database/transaction.ts';
import { heldRecords } from '../merges/held-records.ts';
import { blankLog } from './blank-log.ts';
import type { Targets } from './find-targets.ts';

/** Whose name and numbers these are is not in question: they are the other person's own. */
const own: Readonly<Record<string, ReadonlySet<string>>> = { person: new Set(['name', 'personalId', 'phone']) };
const nothing: ReadonlySet<string> = new Set();

/**
 * What stays loses what it says of the erased: they are no longer among those who were there; a text that has their full name or a number is cleared, unless
 * somebody else of the home has the same; what a merge that was undone had carried over from them is emptied. Returns the records that changed.
 */
export async function blankAround(tx: Work, targets: Targets, isErased: IsErased, found: Mentions): Promise<readonly MergedRecord[]> {
  const carried = await carriedOver(tx, targets, isErased);
  const lines = new Set(carried.map(({ device, n }) => `${device} ${n}`));
  const left = without(
    found,
    mentionsOf((await heldRecords(tx, targets.around)).flatMap(({ kind, fields }) => (kind === 'person' ? [fields] : []))),
  );
  return blankLog(tx, [...targets.around, ...carried], (record, line) => {
    if (lines.has(`${line.device} ${line.n}`)) return {};
    return withoutMentions(withoutErased(line.set, isErased), left, own[record.kind] ?? nothing);
  });
}

function without(found: Mentions, others: Mentions): Mentions {
  return {
    names: new Set([...found.names].filter((name) => !others.names.has(name))),
    numbers: new Set([...found.numbers].filter((number) => !others.numbers.has(number))),
  };
}

interface Line extends Named {
  readonly device: string;
  readonly n: number;
}

/** What merges wrote to records that stay; the merges themselves are forgotten. */
async function carriedOver(tx: Work, { records }: Targets, isErased: IsErased): Promise<readonly Line[]> {
  const { rows } = await sql<Line>`
    select m.device, m.n, m.kind, m.id from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as w(kind text, id text)
    join merges g on g.kind = w.kind and w.id in (g.loser, g.winner)
    join merge_writings x on x.merge = g.id join mutations m on m.device = x.device and m.n = x.n`.execute(tx);
  return rows.filter(({ kind, id }) => !isErased(kind, id));
}
