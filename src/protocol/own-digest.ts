import type { MergedRecord } from '#domain/merge.ts';

/**
 * Whether two sides hold the same of some records, values too: the first 16 bytes of a SHA-256, in hex, over one line of JSON for each record in the order of
 * kind and id: `[kind, id, area, areaStamp, [[field, stamp, value], …]]`, fields by name, and so are the members of objects in their values.
 */
export async function ownDigest(records: readonly MergedRecord[]): Promise<string> {
  const ordered = [...records].sort((a, b) => byCode(a.kind, b.kind) || byCode(a.id, b.id));
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(ordered.map(lineOf).join('\n')));
  return Array.from(new Uint8Array(hash, 0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const byCode = (a: string, b: string) => (a < b ? -1 : Number(a > b));

function lineOf({ kind, id, area, areaStamp, fields, stamps }: MergedRecord): string {
  const names = Object.keys(stamps).sort(byCode);
  return JSON.stringify([kind, id, area, areaStamp, names.map((name) => [name, stamps[name], ordered(fields[name])])]);
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => byCode(a, b));
  return entries.map(([name, held]) => [name, ordered(held)]);
}
