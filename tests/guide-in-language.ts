import { translationSchema, withLanguage } from '#guides/further-language.ts';
import type { Guide } from '#guides/guide.ts';
import { findGuide } from '#guides/shipped-guides.ts';
import * as v from 'valibot';
import { guidesReport, type GuidesReport } from './guides-report.ts';

/** What `npm run guides:language` makes of a translation and recordings by the step's id, with what is wrong with it. */
export function guideInLanguage(
  translation: unknown,
  recordings: Readonly<Record<string, string>>,
): GuidesReport & { readonly guide?: Guide } {
  const said = v.safeParse(translationSchema, translation);
  if (!said.success) return { lines: said.issues.map((issue) => `✗ ${v.getDotPath(issue) ?? ''}: ${issue.message}`), sound: false };
  const guide = findGuide(said.output.guide);
  if (!guide) return { lines: [`✗ there is no guide ${said.output.guide}`], sound: false };
  const spoken = withLanguage(guide, said.output, recordings);
  return { ...guidesReport([spoken]), guide: spoken };
}
