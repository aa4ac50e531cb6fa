import type { Area } from '#domain/area.ts';
import { isIsoDate } from '#domain/dates.ts';
import type { Mutation } from '#domain/mutation.ts';
import type { RefusalReason } from '#protocol/answers.ts';
import { misfitField } from '#protocol/entity-schemas.ts';
import { mutationSchema } from '#protocol/mutation-schema.ts';
import * as v from 'valibot';

export interface Judged {
  readonly mutation?: Mutation | undefined;
  readonly refusal?: RefusalReason | undefined;
}

/** Is there such a record already? */
export type Exists = (kind: string, id: string) => boolean;

/** The contract's rules, as far as one volunteer alone can meet them. */
export function judge(raw: unknown, areas: readonly Area[], exists: Exists): Judged {
  const shape = v.safeParse(mutationSchema, raw);
  if (!shape.success) return { refusal: 'invalid' };
  const mutation = shape.output;
  if (misfitField(mutation.kind, mutation.set) !== undefined || hasImpossibleBirth(mutation)) return { refusal: 'invalid' };
  if (!areas.some(({ id }) => id === mutation.area)) return { refusal: 'area-unknown' };
  return mayWrite(mutation, exists) ? { mutation } : { refusal: 'not-allowed' };
}

/** Stricter than the contract: no form of ours lets a 30 February through, so it is what practice can refuse without teaching anything false. */
function hasImpossibleBirth({ kind, set }: Mutation): boolean {
  const birth = set['birth'];
  return kind === 'person' && typeof birth === 'string' && birth.length === 10 && !isIsoDate(birth);
}

function mayWrite({ kind, id, set }: Mutation, exists: Exists): boolean {
  if (kind === 'task') return exists(kind, id) && Object.keys(set).every((field) => field === 'doneAt');
  if (kind === 'review') return !Object.hasOwn(set, 'state') || set['state'] === 'mended';
  return true;
}
