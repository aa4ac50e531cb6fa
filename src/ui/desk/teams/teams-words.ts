import { areaText } from '#ui/text/area-text.ts';
import { deskTeams } from '#ui/text/vi-desk-teams.ts';

/** The texts for members, cards and tablets. */
export const teamsWords = areaText(deskTeams, async () => (await import('#ui/text/en-desk-teams.ts')).deskTeams);
