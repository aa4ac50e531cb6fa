import { areaText } from '#ui/text/area-text.ts';
import { deskReports } from '#ui/text/vi-desk-reports.ts';

/** The texts of the desk's reports. */
export const reportsWords = areaText(deskReports, async () => (await import('#ui/text/en-desk-reports.ts')).deskReports);
