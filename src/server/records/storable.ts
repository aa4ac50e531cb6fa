import { createHash } from 'node:crypto';

const deepest = 32;
const unstorableText = /\0|\p{Surrogate}/u;

/**
 * Whether PostgreSQL and a JavaScript object can hold a JSON value: no NUL, no half of a surrogate pair, no key that names a prototype, and not nested
 * deeper than any of our fields could need.
 */
export function isStorable(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return !unstorableText.test(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth >= deepest) return false;
  if (Array.isArray(value)) return value.every((item) => isStorable(item, depth + 1));
  return Object.entries(value).every(([key, item]) => key !== '__proto__' && isStorable(key) && isStorable(item, depth + 1));
}

/** JSON with sorted keys: the same content gives the same text, whatever order its keys came in. Only for storable values. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
}

/** Tells a replay from other content under the same number. */
export function contentHash(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('base64url');
}

/** The same value with all its text in NFC. */
export function inNfc<Value>(value: Value): Value {
  const text = JSON.stringify(value);
  const composed = text.normalize('NFC');
  return composed === text ? value : (JSON.parse(composed) as Value);
}
