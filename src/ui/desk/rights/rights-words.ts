import { areaText } from '#ui/text/area-text.ts';
import { deskRights } from '#ui/text/vi-desk-rights.ts';

/** The texts of the desk's screens for people's rights, retention and breaches. */
export const rightsWords = areaText(deskRights, async () => (await import('#ui/text/en-desk-rights.ts')).deskRights);
