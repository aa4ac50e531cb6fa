import { newUuid } from '#domain/ids.ts';
import { audited } from '../audit/audited.ts';
import { anonymiseHome } from '../erasure/anonymise.ts';
import { erase } from '../erasure/erase.ts';
import { repeatedly } from '../repeatedly.ts';
import { takeInRequests } from '../rights/take-in-requests.ts';
import type { Services } from '../services.ts';
import { dueHomes, type RuleInForce } from './due-homes.ts';

/** Homes of one rule in one run: the server stays free for others, and the next run goes on. */
const atOnce = 100;

/** Does what the rules say, once. Without a rule nothing is ever purged. How many homes it was about. */
export async function purgeDue(services: Services): Promise<number> {
  const rules = await services.db
    .selectFrom('retention_rules')
    .innerJoin('areas', 'areas.id', 'retention_rules.area')
    .where('ended_at', 'is', null)
    .select(['retention_rules.id', 'how', 'months', 'campaign', 'path', 'area'])
    .orderBy('retention_rules.id')
    .execute();
  let homes = 0;
  for (const rule of rules) homes += await purgeBy(services, rule);
  return homes;
}

async function purgeBy(services: Services, rule: RuleInForce & { readonly area: string }): Promise<number> {
  const due = await dueHomes(services.db, rule, services.now(), atOnce);
  if (due.length === 0) return 0;
  let people = 0;
  for (const { id } of due) people += await purgeHome(services, rule.how, id);
  const at = new Date(services.now());
  const run = newUuid(services.now(), services.random);
  await services.db.insertInto('purges').values({ id: run, rule: rule.id, area: rule.area, at, people, homes: due.length }).execute();
  await audited(services.db, { at, area: rule.area, what: `retention-${rule.how}-run`, subject: `rule/${rule.id}`, rows: due.length });
  return due.length;
}

async function purgeHome(services: Services, how: RuleInForce['how'], id: string): Promise<number> {
  if (how === 'anonymise') return (await anonymiseHome(services, id)).people;
  const erased = await erase(services, { subject: { kind: 'household', id }, by: null, reason: 'retention' });
  return erased.ok ? erased.value.people : 0;
}

const everyMs = 60 * 60_000;

/** Looks at once and then every hour until it is told to stop; requests from tablets are taken into the queue on the way. */
export function keepRetention(services: Services): () => Promise<void> {
  return repeatedly({ everyMs, log: services.log, broke: 'retention-broke' }, async () => {
    await takeInRequests(services);
    await purgeDue(services);
  });
}
