import { checkGuides } from '#guides/check-guides.ts';
import { guideSchema, type Guide } from '#guides/guide.ts';
import { shippedGuides } from '#guides/shipped-guides.ts';
import { done, failed, type Result } from '#domain/result.ts';
import * as v from 'valibot';
import { sql } from 'kysely';
import { audited } from '../audit/audited.ts';
import { type Database, inTransaction, type Work } from '../database/transaction.ts';
import type { ScopedArea } from '../desk/scope.ts';
import type { Services } from '../services.ts';
import { holdingSettings, settingsAbove } from './guide-settings.ts';

/** Switches a guide on or off for a node and everything below it. */
export async function switchGuide(
  services: Services,
  node: ScopedArea,
  by: string,
  guide: string,
  isOn: boolean,
): Promise<Result<{ readonly on: boolean }>> {
  if (!(await isKnown(services, node, guide))) return failed({ kind: 'guide-unknown' });
  await sql`insert into guide_settings (area, guide, is_on) values (${node.id}, ${guide}, ${isOn})
    on conflict (area, guide) do update set is_on = excluded.is_on`.execute(services.db);
  await noted(services.db, services, { node, by, guide }, isOn ? 'guide-on' : 'guide-off');
  tellDesks(services, node);
  return done({ on: isOn });
}

/** The order in which guides are offered at a node; those not named keep the place they had. Naming none takes the node's own order back. */
export async function orderGuides(
  services: Services,
  node: ScopedArea,
  order: readonly string[],
): Promise<Result<{ readonly ordered: number }>> {
  if (order.length === 0) {
    await services.db.updateTable('guide_settings').set({ place: null }).where('area', '=', node.id).execute();
    tellDesks(services, node);
    return done({ ordered: 0 });
  }
  const holding = holdingSettings(await settingsAbove(services.db, node.path));
  const known = new Set([...shippedGuides.map(({ id }) => id), ...holding.keys()]);
  const places = [...new Set(order)]
    .filter((guide) => known.has(guide))
    .map((guide, place) => ({ guide, place, on: holding.get(guide)?.on ?? true }));
  await sql`insert into guide_settings (area, guide, is_on, place)
    select ${node.id}, guide, "on", place from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as p(guide text, place int, "on" boolean)
    on conflict (area, guide) do update set place = excluded.place`.execute(services.db);
  tellDesks(services, node);
  return done({ ordered: places.length });
}

/** What was said at this node is taken back: what holds above, or the shipped guide, holds again. Published versions are kept. */
export async function resetGuide(
  services: Services,
  node: ScopedArea,
  by: string,
  guide: string,
): Promise<Result<{ readonly reset: boolean }>> {
  const { numDeletedRows } = await services.db
    .deleteFrom('guide_settings')
    .where('area', '=', node.id)
    .where('guide', '=', guide)
    .executeTakeFirstOrThrow();
  await noted(services.db, services, { node, by, guide }, 'guide-reset');
  tellDesks(services, node);
  return done({ reset: numDeletedRows > 0n });
}

export interface NewWords {
  readonly content: unknown;
  /** The version the words were written over; 0 for a guide that did not exist. */
  readonly basedOn: number;
}

/**
 * Publishes words for a guide at a node. The version is the next after every one that was ever published or shipped under the name, so that a record's
 * `version` means one text. Failures: `guide-broken` (with the places), `changed-meanwhile`.
 */
export async function publishGuide(
  services: Services,
  node: ScopedArea,
  author: string,
  id: string,
  { content, basedOn }: NewWords,
): Promise<Result<{ readonly version: number }>> {
  const published = await inTransaction(services.db, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext(${`guide ${id}`}))`.execute(tx);
    const holding = holdingSettings(await settingsAbove(tx, node.path));
    const shipped = shippedGuides.find((guide) => guide.id === id);
    const present = holding.get(id)?.content ?? shipped;
    if ((present?.version ?? 0) !== basedOn) return failed({ kind: 'changed-meanwhile' });
    const version = Math.max(shipped?.version ?? 0, await newestVersion(tx, id)) + 1;
    const others = [...shippedGuides, ...[...holding.values()].flatMap((setting) => setting.content ?? [])];
    const checked = checkedGuide(id, version, content, others);
    if (!checked.ok) return checked;
    await write(tx, services, { node, author, guide: checked.value, isOn: holding.get(id)?.on ?? true });
    await noted(tx, services, { node, by: author, guide: id }, 'guide-published');
    return done({ version });
  });
  if (published.ok) tellDesks(services, node);
  return published;
}

function checkedGuide(id: string, version: number, content: unknown, others: readonly Guide[]): Result<Guide> {
  const shape = v.safeParse(guideSchema, { ...(typeof content === 'object' ? content : {}), version });
  if (!shape.success) return failed({ kind: 'guide-broken', detail: v.getDotPath(shape.issues[0]) ?? '' });
  if (shape.output.id !== id) return failed({ kind: 'guide-broken', detail: 'id' });
  const beside = new Map(others.map((guide) => [guide.id, guide]));
  beside.delete(id);
  const problems = checkGuides([...beside.values(), shape.output]).filter(({ guide }) => guide === id);
  if (problems.length > 0) {
    return failed({ kind: 'guide-broken', detail: problems.map(({ where, problem }) => `${where} ${problem}`).join('; ') });
  }
  return done(shape.output);
}

async function newestVersion(tx: Work, guide: string): Promise<number> {
  const { rows } = await sql<{ newest: number | null }>`select max(version) as newest from guide_versions where guide = ${guide}`.execute(
    tx,
  );
  return rows[0]?.newest ?? 0;
}

interface Written {
  readonly node: ScopedArea;
  readonly author: string;
  readonly guide: Guide;
  readonly isOn: boolean;
}

async function write(tx: Work, { now }: Services, { node, author, guide, isOn }: Written): Promise<void> {
  const content = JSON.stringify(guide);
  await sql`insert into guide_versions (guide, version, area, content, published_by, published_at)
    values (${guide.id}, ${guide.version}, ${node.id}, ${content}::jsonb, ${author}::uuid, ${new Date(now())}::timestamptz)`.execute(tx);
  await sql`insert into guide_settings (area, guide, is_on, content) values (${node.id}, ${guide.id}, ${isOn}, ${content}::jsonb)
    on conflict (area, guide) do update set content = excluded.content`.execute(tx);
}

function noted(
  db: Database,
  { now }: Services,
  { node, by, guide }: { readonly node: ScopedArea; readonly by: string; readonly guide: string },
  what: string,
): Promise<void> {
  return audited(db, { at: new Date(now()), member: by, area: node.id, what, subject: `guide/${guide}` });
}

async function isKnown({ db }: Services, node: ScopedArea, guide: string): Promise<boolean> {
  if (shippedGuides.some(({ id }) => id === guide)) return true;
  return holdingSettings(await settingsAbove(db, node.path)).has(guide);
}

/** Desks that are open read again; tablets learn it with their next page. */
function tellDesks({ events }: Services, node: ScopedArea): void {
  events.publish([node.id]);
}
