import { reviewProblems } from '#domain/review-problems.ts';
import * as v from 'valibot';
import { subjectKinds } from './subjects.ts';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(120));
const words = (longest: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longest));

/** Records decided on together. */
export const mostAtOnce = 200;

const items = v.pipe(
  v.array(v.object({ kind: v.picklist(subjectKinds), id, version: v.optional(v.pipe(v.string(), v.maxLength(120))) })),
  v.minLength(1),
  v.maxLength(mostAtOnce),
);

/** Returning says why: a record that comes back without a word cannot be mended. */
export const decideRequest = v.variant('decision', [
  v.object({ decision: v.literal('approve'), items }),
  v.object({ decision: v.literal('return'), items, comment: words(4000), field: v.optional(words(64)) }),
]);

export const noteRequest = v.object({ words: words(4000), parent: v.optional(id) });

/** What the queue can be narrowed to. Ids and names of kinds only: addresses hold nothing personal. */
export const queueQuery = v.object({
  state: v.optional(v.picklist(['open', 'returned']), 'open'),
  problem: v.optional(v.picklist(reviewProblems)),
  member: v.optional(v.pipe(v.string(), v.uuid())),
  village: v.optional(id),
  after: v.optional(v.pipe(v.string(), v.maxLength(200))),
  limit: v.optional(v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number), v.minValue(1), v.maxValue(200)), '50'),
});
export type QueueQuery = v.InferOutput<typeof queueQuery>;
