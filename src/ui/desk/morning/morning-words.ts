import { areaText } from '#ui/text/area-text.ts';
import { deskMorning } from '#ui/text/vi-desk-morning.ts';

export const morningWords = areaText(deskMorning, async () => (await import('#ui/text/en-desk-morning.ts')).deskMorning);
