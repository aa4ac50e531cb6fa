import { defaultIndicators, indicatorPlan, possibleIndicators } from '#guides/report-indicators.ts';
import type { Guide } from '#guides/guide.ts';
import type { PossibleIndicator, ReportSettings, ReportSetup } from '#protocol/report-answers.ts';
import { sql } from 'kysely';
import type { Database } from '../database/transaction.ts';
import type { ScopedArea } from '../desk/scope.ts';
import type { Services } from '../services.ts';
import { audited } from './audit.ts';
import { knownGuides } from './known-guides.ts';

const unsaid: ReportSettings = { indicators: null, heading: null, freeze: null, isPublic: false };

async function settingsAt(db: Database, area: string): Promise<ReportSettings> {
  const row = await db.selectFrom('report_settings').where('area', '=', area).selectAll().executeTakeFirst();
  if (!row) return unsaid;
  const { indicators, heading, weekday, hour, is_public } = row;
  return { indicators, heading, freeze: weekday === null ? null : { weekday, hour }, isPublic: is_public };
}

/** What a node reports: said by itself or by the nearest unit above it, else the usual set. */
export async function indicatorsFor(db: Database, path: string): Promise<ReportSetup['indicators']> {
  const { rows } = await sql<{ id: string; name: string; indicators: readonly string[] }>`
    select a.id, a.name, s.indicators from report_settings s join areas a on a.id = s.area
    where starts_with(${path}, a.path) and s.indicators is not null order by length(a.path) desc limit 1`.execute(db);
  const [said] = rows;
  return said ? { keys: said.indicators, from: { id: said.id, name: said.name } } : { keys: defaultIndicators, from: null };
}

export async function reportSetup(db: Database, node: ScopedArea): Promise<ReportSetup> {
  const [settings, indicators, guides] = await Promise.all([
    settingsAt(db, node.id),
    indicatorsFor(db, node.path),
    knownGuides(db, node.path),
  ]);
  return {
    node: { id: node.id, name: node.name },
    settings,
    indicators,
    possible: possibleIndicators(guides).flatMap((key) => possible(key, guides)),
  };
}

function possible(key: string, guides: readonly Guide[]): readonly PossibleIndicator[] {
  const plan = indicatorPlan(key, guides);
  return plan ? [{ key, name: plan.name }] : [];
}

/** A schedule that is switched on makes up nothing from before; one that is only moved keeps what is still due. */
export async function saveSettings({ db, now }: Services, member: string, node: ScopedArea, settings: ReportSettings): Promise<void> {
  const { indicators, heading, freeze, isPublic } = settings;
  await db.transaction().execute(async (tx) => {
    const before = await tx.selectFrom('report_settings').where('area', '=', node.id).selectAll().forUpdate().executeTakeFirst();
    const since = typeof before?.weekday === 'number' ? before.scheduled_since : new Date(now());
    const row = {
      indicators: indicators && JSON.stringify(indicators),
      heading: heading && JSON.stringify(heading),
      weekday: freeze?.weekday ?? null,
      hour: freeze?.hour ?? 16,
      scheduled_since: freeze ? since : null,
      is_public: isPublic,
    };
    await tx
      .insertInto('report_settings')
      .values({ area: node.id, ...row })
      .onConflict((conflict) => conflict.column('area').doUpdateSet(row))
      .execute();
    if (isPublic !== (before?.is_public ?? false))
      await audited(tx, { at: new Date(now()), member, area: node.id, what: isPublic ? 'public-on' : 'public-off' });
  });
}
