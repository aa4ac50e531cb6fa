import type { Mutation } from '#domain/mutation.ts';
import { misfitField } from '#protocol/entity-schemas.ts';
import { mutationSchema, numberedSchema } from '#protocol/mutation-schema.ts';
import type { RefusalReason } from '#protocol/answers.ts';
import * as v from 'valibot';
import { contentHash, inNfc, isStorable } from './storable.ts';

/** One item of a parcel after the checks that need no database. */
export interface CheckedItem {
  /** 0 when the item has no usable number: nothing can be addressed to it, but it is kept. */
  readonly n: number;
  readonly hash: string;
  /** What is kept when it is refused; undefined when no database could hold it. */
  readonly raw: unknown;
  /** Present when the shape and every known field are right. */
  readonly mutation?: Mutation | undefined;
  /** The field that does not fit, when it is only a field. */
  readonly detail?: string | undefined;
}

export function checkItem(raw: unknown): CheckedItem {
  const numbered = v.safeParse(numberedSchema, raw);
  const n = numbered.success ? numbered.output.n : 0;
  if (!isStorable(raw)) return { n, hash: `unstorable-${n}`, raw: undefined, detail: 'unstorable' };
  const hash = contentHash(raw);
  const shape = v.safeParse(mutationSchema, raw, { abortEarly: true });
  if (!shape.success) return { n, hash, raw, detail: fieldNamed(shape.issues[0].path?.[0]?.key) };
  const { at, kind, id, area } = shape.output;
  // The schema's own copy drops keys it distrusts; what was sent is what is kept.
  const set = inNfc((raw as Mutation).set);
  const detail = misfitField(kind, set);
  return { n, hash, raw, detail, mutation: detail === undefined ? { n, at, kind, id, area, set } : undefined };
}

function fieldNamed(key: unknown): string {
  return typeof key === 'string' ? key : 'mutation';
}

export interface Refusal {
  readonly reason: RefusalReason;
  readonly detail?: string | undefined;
}
