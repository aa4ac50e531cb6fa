import { done, failed, type Result } from '#domain/result.ts';
import * as v from 'valibot';
import { checkGuides } from './check-guides.ts';
import { guideSchema, type Guide } from './guide.ts';
import type { GuidePack } from './pack.ts';

const entrySchema = v.object({
  guide: v.pipe(v.string(), v.minLength(1), v.maxLength(63)),
  on: v.boolean(),
  place: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  content: v.optional(guideSchema),
});
const packSchema = v.object({ version: v.string(), entries: v.pipe(v.array(entrySchema), v.maxLength(200)) });

/**
 * A pack that arrived. One that is broken is refused as a whole, naming the place: half a guide at a door is worse than yesterday's.
 * `shipped`: what its guides may lean on. Failure `guide-pack-broken`, `detail` the guide and the place within it.
 */
export function readPack(raw: unknown, shipped: readonly Guide[]): Result<GuidePack> {
  const checked = v.safeParse(packSchema, raw);
  if (!checked.success) return failed({ kind: 'guide-pack-broken', detail: v.getDotPath(checked.issues[0]) ?? '' });
  const { entries } = checked.output;
  const misnamed = entries.find(({ guide, content }) => content && content.id !== guide);
  if (misnamed) return failed({ kind: 'guide-pack-broken', detail: `${misnamed.guide}: id` });
  const contents = entries.flatMap(({ content }) => content ?? []);
  const edited = new Set(contents.map(({ id }) => id));
  const offered = [...shipped.filter(({ id }) => !edited.has(id)), ...contents];
  const problem = checkGuides(offered).find(({ guide }) => edited.has(guide));
  if (problem) return failed({ kind: 'guide-pack-broken', detail: `${problem.guide}: ${problem.where} ${problem.problem}` });
  return done(checked.output);
}
