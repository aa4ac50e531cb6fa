import { newUuid } from '#domain/ids.ts';
import { done, failed, type Result } from '#domain/result.ts';
import type { PurgeKind } from '#domain/rights.ts';
import type { PurgeForeseen, RetentionPage, RetentionRule } from '#protocol/rights-answers.ts';
import { sql } from 'kysely';
import { asArea } from '../areas/area-tree.ts';
import { audited } from '../audit/audited.ts';
import { pathAreas } from '../desk/records-answer.ts';
import { below, type DeskMember, type Scope, type ScopedArea } from '../desk/scope.ts';
import type { Services } from '../services.ts';
import { dueHomes, type RuleInForce } from './due-homes.ts';

export interface NewRule {
  readonly campaign?: string | undefined;
  readonly how: PurgeKind;
  readonly months: number;
}

/** A rule of a node or of one campaign. Failure: `campaign-elsewhere`. */
export async function addRule(
  services: Services,
  by: DeskMember,
  node: ScopedArea,
  rule: NewRule,
): Promise<Result<{ readonly id: string }>> {
  const { db, now, random } = services;
  if (rule.campaign !== undefined && !(await campaignAt(services, node, rule.campaign))) return failed({ kind: 'campaign-elsewhere' });
  const id = newUuid(now(), random);
  const at = new Date(now());
  const { how, months, campaign = null } = rule;
  await db
    .insertInto('retention_rules')
    .values({ id, area: node.id, campaign, how, months, set_by: by.id, set_at: at, ended_by: null })
    .execute();
  await audited(db, { at, member: by.id, area: node.id, what: `retention-${how}-set`, subject: `rule/${id}`, rows: months });
  return done({ id });
}

async function campaignAt({ db }: Services, node: ScopedArea, campaign: string): Promise<boolean> {
  const row = await db
    .selectFrom('campaigns')
    .where(sql<string>`id::text`, '=', campaign)
    .where('area', '=', node.id)
    .select('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** The rule, where I manage its node. */
export async function ruleInScope({ db }: Services, scope: Scope, id: string): Promise<Result<RuleInForce & { readonly area: string }>> {
  const row = await db
    .selectFrom('retention_rules')
    .innerJoin('areas', 'areas.id', 'retention_rules.area')
    .where(sql<string>`retention_rules.id::text`, '=', id)
    .where('ended_at', 'is', null)
    .select(['retention_rules.id', 'how', 'months', 'campaign', 'path', 'area'])
    .executeTakeFirst();
  const area = await scope.area(row?.area ?? '');
  return row && area.ok ? done(row) : area.ok ? failed({ kind: 'outside-scope' }) : area;
}

export async function endRule(
  { db, now }: Services,
  by: DeskMember,
  { id, area, how }: RuleInForce & { readonly area: string },
): Promise<object> {
  const at = new Date(now());
  await db.updateTable('retention_rules').set({ ended_at: at, ended_by: by.id }).where('id', '=', id).execute();
  await audited(db, { at, member: by.id, area, what: `retention-${how}-ended`, subject: `rule/${id}` });
  return {};
}

const mostForeseen = 100_000;

/** What a rule would do now; nothing is done. */
export async function foreseePurge({ db, now }: Services, rule: RuleInForce): Promise<PurgeForeseen> {
  const due = await dueHomes(db, rule, now(), mostForeseen);
  const villages = new Map<string, { id: string; name: string; people: number }>();
  for (const { area, areaName, people } of due) {
    const village = villages.get(area) ?? { id: area, name: areaName, people: 0 };
    villages.set(area, { ...village, people: village.people + people });
  }
  return { homes: due.length, people: due.reduce((sum, { people }) => sum + people, 0), villages: [...villages.values()] };
}

export async function retentionPage(services: Services, node: ScopedArea): Promise<RetentionPage> {
  const { db } = services;
  const [low, high] = below(node.path);
  const within = sql<boolean>`a.path >= ${low} and a.path < ${high}`;
  const { rows: rules } = await sql<
    Omit<RetentionRule, 'campaign' | 'setAt'> & { campaignId: string | null; campaignName: string; through: string; setAt: Date }
  >`
    select r.id, a.name as "areaName", r.how, r.months, m.name as "setBy", r.set_at as "setAt",
      c.id as "campaignId", c.name as "campaignName", c.through_day as through
    from retention_rules r join areas a on a.id = r.area join members m on m.id = r.set_by left join campaigns c on c.id = r.campaign
    where r.ended_at is null and ${within} order by r.set_at, r.id`.execute(db);
  const { rows: purges } = await sql<Omit<RetentionPage['purges'][number], 'at'> & { at: Date }>`
    select p.at, a.name as "areaName", r.how, p.people, p.homes from purges p join retention_rules r on r.id = p.rule join areas a on a.id = p.area
    where ${within} order by p.at desc, p.id limit 100`.execute(db);
  const campaigns = await db
    .selectFrom('campaigns')
    .where('area', '=', node.id)
    .select(['id', 'name', 'through_day as through'])
    .orderBy('from_day')
    .execute();
  return {
    area: asArea(node),
    path: await pathAreas(services, node.path),
    rules: rules.map(({ id, areaName, how, months, setBy, setAt, campaignId, campaignName, through }) => {
      const campaign = campaignId === null ? undefined : { id: campaignId, name: campaignName, through };
      return { id, areaName, how, months, setBy, setAt: setAt.toISOString(), campaign };
    }),
    campaigns,
    purges: purges.map(({ at, areaName, how, people, homes }) => ({ at: at.toISOString(), areaName, how, people, homes })),
  };
}
