import { areaText } from '#ui/text/area-text.ts';
import { deskAccount } from '#ui/text/vi-desk-account.ts';

/** The texts of one's own account, of step-up and of the audit. */
export const accountWords = areaText(deskAccount, async () => (await import('#ui/text/en-desk-account.ts')).deskAccount);
