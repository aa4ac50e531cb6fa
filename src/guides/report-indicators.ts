import { type BuiltInIndicator, builtInIndicators, isBuiltIn, type IndicatorPlan } from '#domain/report-facts.ts';
import type { Guide, Words } from './guide.ts';

type Known = Pick<Guide, 'id' | 'title' | 'subject' | 'milestones'>;

/** What is reported unless a node says otherwise (vietnam.md, 5): being guided and being able to do it alone are two lines. */
export const defaultIndicators: readonly string[] = [
  'people-visited',
  'reached:vneid-level-1:active',
  'reached:vneid-level-2:at-police',
  'reached:vneid-level-2:approved',
  'reached:vneid-level-2:active',
  'own-phone',
  'reached:public-service-portal:submitted',
  'cashless',
  'reached:evn-bill:paid',
  'reached:health-card-in-vneid:integrated',
  'reached:health-card-in-vneid:health-book',
  'reached:driving-licence-in-vneid:integrated',
  'reached:vssid:usable',
  'guided',
  'alone',
  'homes-visited',
  'homes-done',
  'homes-refused',
  'no-device',
  'reached:without-smartphone:way-found',
  'homes-promised',
  'visits',
];

const builtInNames: Readonly<Record<BuiltInIndicator, Words>> = {
  'people-visited': { vi: 'Người từ 14 tuổi ở nhà đã đến thăm', en: 'People of 14 or more in homes visited' },
  guided: { vi: 'Người được hướng dẫn, đạt ít nhất một mốc', en: 'People guided to at least one milestone' },
  alone: { vi: 'Người tự làm được ít nhất một dịch vụ', en: 'People who can use at least one service alone' },
  'own-phone': { vi: 'Người dùng mức 2 trên điện thoại của mình', en: 'People with level 2 on their own phone' },
  cashless: { vi: 'Người có tài khoản trả tiền qua điện thoại', en: 'People with an account to pay by phone' },
  'no-device': { vi: 'Người không có điện thoại', en: 'People without a phone' },
  declined: { vi: 'Người không muốn dùng ít nhất một dịch vụ', en: 'People who do not want at least one service' },
  'homes-known': { vi: 'Hộ đã ghi vào sổ', en: 'Homes written down' },
  'homes-visited': { vi: 'Hộ đã đến thăm', en: 'Homes visited' },
  'homes-met': { vi: 'Hộ đã gặp được người', en: 'Homes where somebody was met' },
  'homes-refused': { vi: 'Hộ từ chối ở lần đến gần nhất', en: 'Homes that refused at the last visit' },
  'homes-done': { vi: 'Hộ có mọi người từ 14 tuổi đã kích hoạt mức 2', en: 'Homes where everybody of 14 or more has level 2 active' },
  'homes-promised': { vi: 'Hộ đang hẹn quay lại', en: 'Homes we promised to come back to' },
  visits: { vi: 'Lượt đến thăm trong kỳ', en: 'Visits in the period' },
};

/** How an indicator is counted; undefined for a guide or milestone that is not known here. */
export function indicatorPlan(key: string, guides: readonly Known[]): IndicatorPlan | undefined {
  if (isBuiltIn(key)) return { key, subject: builtInIndicators[key], name: builtInNames[key], facts: [key] };
  const [kind, id, milestone] = key.split(':');
  const guide = guides.find((known) => known.id === id);
  if (!guide) return undefined;
  const subject = guide.subject === 'household' ? 'households' : 'people';
  if (kind === 'alone' && milestone === undefined) return { key, subject, name: named(alone, guide.title), facts: [key] };
  const first = kind === 'reached' ? guide.milestones.findIndex((one) => one.id === milestone) : -1;
  const reached = guide.milestones[first];
  if (!reached) return undefined;
  return {
    key,
    subject,
    name: named(guide.title, reached.title),
    facts: guide.milestones.slice(first).map((one) => `stage:${guide.id}:${one.id}`),
  };
}

const alone: Words = { vi: 'Tự làm được', en: 'Can do it alone' };

/** A milestone's own words rarely say of which service. */
function named(first: Words, then: Words): Words {
  return { vi: `${first.vi}: ${then.vi}`, en: `${first.en}: ${then.en}` };
}

/** Everything that can be chosen: the built-in ones, each milestone of each guide, and who can do it alone. */
export function possibleIndicators(guides: readonly Known[]): readonly string[] {
  const ofGuide = (guide: Known) => [...guide.milestones.map(({ id }) => `reached:${guide.id}:${id}`), `alone:${guide.id}`];
  return [...Object.keys(builtInIndicators), ...guides.flatMap(ofGuide)];
}

/** `[group, guide, milestone]`: which milestones put a person into a group that is counted once per person. */
export function countedGroups(guides: readonly Known[]): readonly (readonly [group: string, guide: string, milestone: string])[] {
  const from = (group: string, guide: Known, first: number) =>
    first < 0 ? [] : guide.milestones.slice(first).map(({ id }) => [group, guide.id, id] as const);
  return guides.flatMap((guide) => {
    const named = (milestone: string) => guide.milestones.findIndex(({ id }) => id === milestone);
    return [
      ...from(
        'guided',
        guide,
        guide.milestones.findIndex(({ counts }) => counts),
      ),
      ...(guide.id === 'vneid-level-2' ? from('level-2', guide, named('active')) : []),
      ...(guide.id === 'mobile-money' ? from('cashless', guide, named('opened')) : []),
      ...(guide.id === 'cashless-payment' ? from('cashless', guide, named('account-ready')) : []),
    ];
  });
}
