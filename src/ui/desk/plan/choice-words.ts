import type { HomeChoice } from '#domain/plan.ts';
import type { PlanGuide } from '#protocol/plan-answers.ts';
import { language } from '#ui/text/language.ts';
import { formats } from '#ui/text/words.ts';
import { planWords } from './plan-words.ts';

/** Lanes named before they are only counted. */
const mostNamed = 3;

/** "Thôn Đồng Bưởi · Ngõ 5, Ngõ 7 · chưa thăm lần nào": which homes an assignment was made for. */
export function choiceWords(choice: HomeChoice, village: string, guides: readonly PlanGuide[]): string {
  const { filter, form, assignments } = planWords();
  const names = choice.laneNames ?? [];
  const lanes =
    names.length > mostNamed ? assignments.lanes(formats().number(names.length)) : formats().list(names.map((name) => name || form.noLane));
  const milestone = choice.filter === 'at-milestone' ? milestoneTitle(guides, choice.guide, choice.milestone) : undefined;
  return [village, lanes, milestone ? `${filter['at-milestone']}: ${milestone}` : filter[choice.filter]].filter(Boolean).join(' · ');
}

export function guideTitle(guides: readonly PlanGuide[], guide: string | undefined): string {
  return guides.find(({ id }) => id === guide)?.title[language.value] ?? guide ?? '';
}

export function milestoneTitle(guides: readonly PlanGuide[], guide: string | undefined, milestone: string | undefined): string {
  const found = guides.find(({ id }) => id === guide)?.milestones.find(({ id }) => id === milestone);
  return found?.title[language.value] ?? milestone ?? '';
}
