import { addDays, dayInVietnam } from '#domain/dates.ts';
import { type Result, valueOrFail } from '#domain/result.ts';
import { createCampaign } from '../desk/plan/campaigns.ts';
import type { CampaignRequest } from '../desk/plan/plan-requests.ts';
import { deskMember, scopeOf } from '../desk/scope.ts';
import type { Services } from '../services.ts';

/** Two campaigns that are under way: one near its target, one behind. Days are counted from the day of the demo. */
const campaigns: readonly (Omit<CampaignRequest, 'from' | 'through'> & { readonly days: readonly [from: number, through: number] })[] = [
  { name: 'Gõ hết các nhà trong xã', counts: 'visits', target: 800, days: [-28, 20] },
  { name: 'Mức 2 nào cũng kích hoạt', counts: 'milestone', guide: 'vneid-level-2', milestone: 'active', target: 900, days: [-20, 10] },
];

/** What the commune's coordinator set out to do. The figures come from the work of the demo itself. */
export async function openDemoCampaigns(
  services: Services,
  coordinator: string,
  commune: string,
): Promise<readonly Result<{ id: string }>[]> {
  const scope = scopeOf(services, valueOrFail(await deskMember(services, coordinator), 'the coordinator is a member'));
  const today = dayInVietnam(services.now());
  const opened: Result<{ id: string }>[] = [];
  for (const { days, ...campaign } of campaigns) {
    const node = await scope.area(commune, 'managing');
    const [from, through] = [addDays(today, days[0]), addDays(today, days[1])];
    opened.push(node.ok ? await createCampaign(services, scope, node.value, { ...campaign, from, through }) : node);
  }
  return opened;
}
