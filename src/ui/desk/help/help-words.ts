import { areaText } from '#ui/text/area-text.ts';
import { deskHelp } from '#ui/text/vi-desk-help.ts';

export const helpWords = areaText(deskHelp, async () => (await import('#ui/text/en-desk-help.ts')).deskHelp);
