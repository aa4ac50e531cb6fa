import { addDays } from './dates.ts';
import type { RequestState } from './rights.ts';
import { addWorkingDays } from './working-days.ts';

/** Decree 356/2025: answered within 2 working days; acted on within 15 days, 20 where others hold the data too; prolonged once, by 15 at most. */
const answerDays = 2;
const actDays = 15;
const actDaysWithOthers = 20;
export const longestExtension = 15;

export interface Asked {
  /** Day in Vietnam. */
  readonly receivedOn: string;
  readonly thirdParties: boolean;
  readonly extended: boolean;
  readonly state: RequestState;
}

export interface DueDates {
  readonly answerBy: string;
  readonly actBy: string;
  /** What is due and has not been done by `today`. */
  readonly overdue?: 'answer' | 'act' | undefined;
}

export function dueDates({ receivedOn, thirdParties, extended, state }: Asked, today: string): DueDates {
  const answerBy = addWorkingDays(receivedOn, answerDays);
  const actBy = addDays(receivedOn, (thirdParties ? actDaysWithOthers : actDays) + (extended ? longestExtension : 0));
  if (state === 'done' || state === 'refused') return { answerBy, actBy };
  if (today > actBy) return { answerBy, actBy, overdue: 'act' };
  return state === 'received' && today > answerBy ? { answerBy, actBy, overdue: 'answer' } : { answerBy, actBy };
}

/** From becoming known to telling the authority (law 91/2025/QH15, art. 23). */
export const breachHours = 72;
