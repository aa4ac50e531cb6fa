import { isRemoved } from '#domain/merge.ts';
import type { Fields } from '#domain/mutation.ts';
import { done, failed, type Result } from '#domain/result.ts';
import type { Changes, RecordChange } from '#protocol/answers.ts';
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { asArea } from '../areas/area-tree.ts';
import { often } from '../database/often.ts';
import { inSnapshot, type Work } from '../database/transaction.ts';
import { gapReport } from '../devices/received.ts';
import { packOfMember } from '../guides/guide-settings.ts';
import type { Services } from '../services.ts';
import { noteForgotten } from '../erasure/tablet-proof.ts';
import { areaDigests } from './area-digests.ts';
import { type Cursor, decodeCursor, encodeCursor, type Position } from './cursor.ts';
import { readPageHead, type StreamHead } from './page-head.ts';

export interface Reader {
  readonly device: string;
  readonly member: string;
}

export interface WantedPage {
  readonly cursor: string | undefined;
  /** Records at most. */
  readonly limit: number;
  /** With the end of the pull, what the server holds of each area (SY38). */
  readonly digests?: boolean | undefined;
}

/**
 * What changed in the reader's scope since its cursor. Everything is read in one snapshot, `received` too: with `more: false`, every mutation of the
 * device that `received` covers and that was accepted is in what this and earlier pages brought.
 */
export async function readChanges(services: Services, reader: Reader, page: WantedPage): Promise<Result<Changes>> {
  const cursor = startingCursor(services, reader, page.cursor);
  if (!cursor) return failed({ kind: 'cursor-unknown' });
  const read = await inSnapshot(services.db, (tx) => readPage(tx, services, reader, cursor, page));
  if (!read) return failed({ kind: 'cursor-unknown' });
  await noteForgotten(services.db, reader.device, cursor, new Date(services.now()));
  return done(read);
}

/** The cursor a text stands for; undefined when it is not one of ours. No text is the beginning. */
export function startingCursor({ cursorSecret }: Services, { member }: Reader, text: string | undefined): Cursor | undefined {
  if (text === undefined || text === '') return { areas: new Uint8Array(), positions: new Map() };
  return decodeCursor(cursorSecret, member, text);
}

/** Undefined when the reader has followed a stream further than it goes: the database was put back to an earlier state (SY37). */
async function readPage(tx: Work, services: Services, reader: Reader, cursor: Cursor, page: WantedPage): Promise<Changes | undefined> {
  const { limit } = page;
  const { scope, heads, pack, received, authored } = await readPageHead(tx, reader, cursor.positions.keys());
  if (isBeyond(cursor, heads)) return undefined;
  const wanted = wantedStreams(heads, cursor);
  const rows = wanted.length > 0 ? await readRows(tx, reader.member, wanted, limit + 1) : [];
  const more = rows.length > limit;
  const sent = rows.slice(0, limit);
  const areas = scope.map(asArea);
  const guides = await packOfMember(tx, reader.member, pack);
  const seenAreas = createHash('sha256').update(JSON.stringify(areas)).update(guides.version).digest().subarray(0, 6);
  const positions = positionsAfter(cursor, wanted, more ? sent.at(-1) : undefined);
  return {
    changes: sent.map(asChange),
    cursor: encodeCursor(services.cursorSecret, reader.member, { areas: seenAreas, positions, unfinished: more }),
    more,
    received: gapReport(received, authored),
    authored,
    serverTime: new Date(services.now()).toISOString(),
    ...(page.digests &&
      !more && {
        digests: await areaDigests(
          tx,
          services,
          heads.filter(({ within }) => within),
        ),
      }),
    ...(!seenAreas.equals(cursor.areas) && { areas, guides }),
  };
}

export function isBeyond({ positions }: Cursor, heads: readonly { readonly number: number; readonly head: number }[]): boolean {
  const ends = new Map(heads.map(({ number, head }) => [number, head]));
  return [...positions].some(([number, { seq }]) => seq > (ends.get(number) ?? 0));
}

interface WantedStream extends StreamHead {
  /** Rows after this number. */
  readonly after: number;
  /** Departures after this number. */
  readonly seen: number;
  readonly leaving: boolean;
}

function wantedStreams(heads: readonly StreamHead[], cursor: Cursor): readonly WantedStream[] {
  return heads.flatMap((stream): readonly WantedStream[] => {
    const position = cursor.positions.get(stream.number);
    if (!stream.within) return [{ ...stream, after: position?.goneTo ?? 0, seen: position?.seq ?? 0, leaving: true }];
    // Back in scope before all of it was told gone: from the beginning, so that nothing told gone stays away.
    const after = position?.goneTo === undefined ? (position?.seq ?? 0) : 0;
    return stream.head > after ? [{ ...stream, after, seen: after, leaving: false }] : [];
  });
}

interface ChangeRow {
  readonly number: number;
  readonly seq: number;
  readonly kind: string;
  readonly id: string;
  readonly area: string;
  readonly gone: boolean;
  readonly erased: boolean;
  readonly fields: Fields | null;
  readonly stamps: Readonly<Record<string, string>> | null;
  readonly area_stamp: string | null;
}

/**
 * Streams in order of their number, each in its commit order. A departure is left out when the record now lives elsewhere in the reader's scope, whose
 * stream brings it, and when nothing was ever read from this stream.
 */
async function readRows(tx: Work, member: string, wanted: readonly WantedStream[], limit: number): Promise<readonly ChangeRow[]> {
  const { rows } = await sql<ChangeRow>`
    ${often}with wanted as (
      select * from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w(area text, number int, after bigint, seen bigint, leaving boolean)
    ),
    nodes as (select distinct n.path from member_roles r join areas n on n.id = r.area where r.member = ${member}::uuid)
    select w.number, w.area, x.* from wanted w cross join lateral (
      select r.seq, r.kind, r.id, w.leaving as gone, false as erased, r.fields, r.stamps, r.area_stamp from records r where r.area = w.area and r.seq > w.after
      union all
      select d.seq, d.kind, d.id, true, d.erased, null, null, null from departures d
      where d.area = w.area and w.seen > 0 and d.seq > greatest(w.after, w.seen) and not exists (
        select from records r join areas a on a.id = r.area join nodes n on a.path >= n.path and a.path < n.path || '~'
        where r.kind = d.kind and r.id = d.id)
      order by seq limit ${limit}
    ) x
    order by w.number, x.seq limit ${limit}`.execute(tx);
  return rows;
}

/** Where the reader stands once it has a page; `cut` is the page's last row when the page ended before the streams did. */
function positionsAfter(cursor: Cursor, wanted: readonly WantedStream[], cut: ChangeRow | undefined): ReadonlyMap<number, Position> {
  const positions = new Map<number, Position>(cursor.positions);
  for (const { number, head, leaving, seen } of wanted) {
    if (cut && number > cut.number) continue;
    const to = cut?.number === number ? cut.seq : head;
    if (!leaving) positions.set(number, { seq: to });
    else if (cut?.number === number) positions.set(number, { seq: seen, goneTo: to });
    else positions.delete(number);
  }
  return positions;
}

function asChange({ kind, id, area, gone, erased, fields, stamps, area_stamp: areaStamp }: ChangeRow): RecordChange {
  if (gone || !fields || !stamps || areaStamp === null)
    return { kind, id, area, fields: {}, stamps: {}, areaStamp: '', gone: true, ...(erased && { erased }) };
  return { kind, id, area, fields, stamps, areaStamp, ...(isRemoved(fields) && { removed: true }) };
}
