/** An expected outcome: a value, or a failure the person can do something about. Broken promises of ours throw {@link InvariantError} instead. */
export type Result<Value, Failed = Failure> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failed };

/** An expected failure. `kind` is stable and is what the texts are keyed by; the rest is what the text needs. Never holds personal data. */
export interface Failure {
  readonly kind: string;
  readonly retryAfterMs?: number | undefined;
  readonly triesLeft?: number | undefined;
  readonly detail?: string | undefined;
}

export function done<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function failed<Failed extends Failure>(failure: Failed): { readonly ok: false; readonly failure: Failed } {
  return { ok: false, failure };
}

/** A promise of our own code was broken. Carries no personal data: only kinds, ids and numbers. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}

export function valueOrFail<Value>(value: Value | undefined | null, promise: string): Value {
  if (value === undefined || value === null) throw new InvariantError(promise);
  return value;
}
