import { areaText } from '#ui/text/area-text.ts';
import { deskPlan } from '#ui/text/vi-desk-plan.ts';

/** The texts of the desk's screen for planning. */
export const planWords = areaText(deskPlan, async () => (await import('#ui/text/en-desk-plan.ts')).deskPlan);
