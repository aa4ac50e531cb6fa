import type { GuideSource, OfferedGuide, OfferedGuides, PublishedVersion } from '#guides/offered-guides.ts';
import type { Guide } from '#guides/guide.ts';
import { shippedGuides } from '#guides/shipped-guides.ts';
import { sql } from 'kysely';
import type { Database } from '../database/transaction.ts';
import { below } from '../desk/scope.ts';
import { type GuideSetting, holdingSettings, type HoldingSetting, settingsAbove } from './guide-settings.ts';

interface Node {
  readonly id: string;
  readonly path: string;
}

/** The guides as tablets of the node get them, those switched off too. */
export async function offeredGuides(db: Database, node: Node): Promise<OfferedGuides> {
  const holding = holdingSettings(await settingsAbove(db, node.path));
  const shipped = new Map(shippedGuides.map((guide) => [guide.id, guide]));
  const known = [...new Set([...shipped.keys(), ...holding.keys()])];
  const guides = known.flatMap((id) => offered(node, shipped.get(id), holding.get(id)) ?? []);
  const placeOf = ({ place }: OfferedGuide) => place ?? Number.MAX_SAFE_INTEGER;
  return { guides: guides.toSorted((a, b) => placeOf(a) - placeOf(b)), ...(await reachOf(db, node)) };
}

/** Undefined for a guide that nobody knows: one a newer app shipped, when this server is older. */
function offered(node: Node, shipped: Guide | undefined, holding: HoldingSetting | undefined): OfferedGuide | undefined {
  const guide = holding?.content ?? shipped;
  if (!guide) return undefined;
  return {
    guide,
    on: holding?.on ?? true,
    place: holding?.place ?? undefined,
    source: sourceOf(node, holding?.said),
    contentSource: sourceOf(node, holding?.worded),
    local: shipped === undefined,
  };
}

function sourceOf(node: Node, said: GuideSetting | undefined): GuideSource {
  if (!said) return { kind: 'shipped' };
  return said.area === node.id ? { kind: 'here' } : { kind: 'above', area: said.area, name: said.name };
}

async function reachOf(db: Database, { path }: Node): Promise<{ readonly villages: number; readonly tablets: number }> {
  const [from, to] = below(path);
  const { rows } = await sql<{ villages: number; tablets: number }>`select
    (select count(*) from areas where path >= ${from} and path < ${to} and kind in ('village', 'other') and valid_to is null) as villages,
    (select count(*) from devices d where d.kind = 'tablet' and d.revoked_at is null and d.succeeded_by is null and exists (
      select from member_roles r join areas a on a.id = r.area
      where r.member = d.member and ((a.path >= ${from} and a.path < ${to}) or starts_with(${path}, a.path)))) as tablets`.execute(db);
  return rows[0] ?? { villages: 0, tablets: 0 };
}

/** Those published at the node, above it or below it: what another commune wrote is its own. */
export async function publishedVersions(db: Database, node: Node, guide: string): Promise<readonly PublishedVersion[]> {
  const rows = await db
    .selectFrom('guide_versions')
    .innerJoin('areas', 'areas.id', 'guide_versions.area')
    .innerJoin('members', 'members.id', 'guide_versions.published_by')
    .where('guide', '=', guide)
    .where(sql<boolean>`(starts_with(areas.path, ${node.path}) or starts_with(${node.path}, areas.path))`)
    .select(['version', 'area', 'areas.name as areaName', 'members.name as publishedBy', 'published_at', 'content'])
    .orderBy('version', 'desc')
    .execute();
  return rows.map(({ version, area, areaName, publishedBy, published_at, content }) => ({
    version,
    area,
    areaName,
    publishedBy,
    publishedAt: published_at.toISOString(),
    content,
  }));
}
