import type { Fields, FieldValue } from '#domain/mutation.ts';

/** Something about an answer. Errors keep a form from being saved; cautions are only said. */
export interface Remark<Kind extends string> {
  readonly field: string;
  readonly kind: Kind;
  /** What the words need: how many digits, or what the number says and then what the form says. */
  readonly says?: readonly (string | number)[] | undefined;
}

/** The draft's answers over what the record holds: only what was touched counts, so a pull may go on mending the rest meanwhile. */
export function withTouched<Answers extends Fields>(base: Answers, touched: Fields): Answers {
  const known = Object.entries(touched).filter(([field, value]) => Object.hasOwn(base, field) && isAlike(base[field], value));
  return { ...base, ...Object.fromEntries(known) };
}

/** A draft of an older version of the form may hold other shapes: those answers are left out rather than trusted. */
function isAlike(expected: FieldValue | undefined, value: FieldValue): boolean {
  if (expected === null || value === null) return typeof expected === 'object' && typeof value === 'object';
  return typeof expected === typeof value && Array.isArray(expected) === Array.isArray(value);
}

/** The fields whose value is other than what the record holds; a field the record never had is not cleared. */
export function changedFields(before: Readonly<Record<string, unknown>>, after: Fields): Fields {
  return Object.fromEntries(Object.entries(after).filter(([field, value]) => !isSame(before[field] ?? null, value)));
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** Only what holds something: a new record does not need its empty fields written down. */
export function filledFields(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
