import type { Guide } from '#guides/guide.ts';
import type { GuidePack, PackEntry } from '#guides/pack.ts';
import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../database/transaction.ts';

/** What one node says of one guide, with the node it was said at. */
export interface GuideSetting {
  readonly area: string;
  readonly name: string;
  /** Of the node it was said at. */
  readonly path: string;
  readonly guide: string;
  readonly on: boolean;
  readonly place: number | null;
  readonly content: Guide | null;
}

/** What holds for a guide, and who said it. */
export interface HoldingSetting {
  readonly guide: string;
  readonly on: boolean;
  readonly place: number | null;
  readonly content: Guide | null;
  /** The nearest node that says anything of it. */
  readonly said: GuideSetting;
  /** The nearest node that published words for it. */
  readonly worded: GuideSetting | undefined;
}

/** Everything said of guides at the nodes on the way from the top down to `path`. */
export async function settingsAbove(db: Database, path: string): Promise<readonly GuideSetting[]> {
  const { rows } = await sql<GuideSetting>`
    select s.area, a.name, a.path, s.guide, s.is_on as "on", s.place, s.content
    from guide_settings s join areas a on a.id = s.area
    where starts_with(${path}, a.path)`.execute(db);
  return rows;
}

/** The nearest node wins, guide by guide; the words of the nearest node that published any. */
export function holdingSettings(settings: readonly GuideSetting[]): ReadonlyMap<string, HoldingSetting> {
  const holding = new Map<string, HoldingSetting>();
  const downwards = settings.toSorted((a, b) => a.path.length - b.path.length);
  for (const said of downwards) {
    const before = holding.get(said.guide);
    const worded = said.content ? said : before?.worded;
    holding.set(said.guide, {
      guide: said.guide,
      on: said.on,
      place: said.place ?? before?.place ?? null,
      content: worded?.content ?? null,
      said,
      worded,
    });
  }
  return holding;
}

/** What is said of a guide on the way down to one of a member's nodes. */
export interface PackRow extends GuideSetting {
  readonly node: string;
}

/** The {@link PackRow}s of a member. */
export function packRowsInSql(member: string): RawBuilder<unknown> {
  return sql`select distinct n.path as node, s.area, a.name, a.path, s.guide, s.is_on as "on", s.place, s.content
    from member_roles r join areas n on n.id = r.area join areas a on starts_with(n.path, a.path) join guide_settings s on s.area = a.id
    where r.member = ${member}::uuid`;
}

/**
 * The pack of a member. With roles at several nodes a guide is offered when one of them offers it, in the words of the deepest node that has any.
 * Read within the snapshot of a page.
 */
export async function packOfMember(db: Database, member: string, rows: readonly PackRow[]): Promise<GuidePack> {
  const nodes = await nodesOf(db, member, rows.length > 0);
  return packOf(nodes.map((node) => holdingSettings(rows.filter((row) => row.node === node))));
}

async function nodesOf(db: Database, member: string, needed: boolean): Promise<readonly string[]> {
  if (!needed) return [];
  const query = db.selectFrom('member_roles').innerJoin('areas', 'areas.id', 'member_roles.area').where('member', '=', member);
  const nodes = await query.select('path').distinct().orderBy('path').execute();
  return nodes.map(({ path }) => path);
}

/** `holdings`: one for each node of the member. A node that says nothing of a guide offers it as shipped. */
export function packOf(holdings: readonly ReadonlyMap<string, HoldingSetting>[]): GuidePack {
  const guides = [...new Set(holdings.flatMap((holding) => [...holding.keys()]))].sort();
  const entries = guides.map((guide): PackEntry => {
    const said = holdings.map((holding) => holding.get(guide));
    const places = said.flatMap((setting) => setting?.place ?? []);
    const worded = said.flatMap((setting) => setting?.worded ?? []).toSorted((a, b) => b.path.length - a.path.length)[0];
    const entry = { guide, on: said.some((setting) => setting?.on ?? true) };
    const place = places.length > 0 ? { place: Math.min(...places) } : {};
    return Object.assign(entry, place, worded?.content ? { content: worded.content } : {});
  });
  const version = entries.length === 0 ? '' : createHash('sha256').update(JSON.stringify(entries)).digest('base64url').slice(0, 16);
  return { version, entries };
}
