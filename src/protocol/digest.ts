/**
 * What both sides say of the records they hold in one area, so that a difference is found whatever its cause: the first 8 bytes of the SHA-256, in hex, of the
 * records' lines in the order of kind and id. A line: kind, id, the area's stamp, and `field=stamp` of each field in order of their names, a space between.
 * Stamps say which write stands in each field, so values need no second canonical form.
 */
export interface DigestedRecord {
  readonly kind: string;
  readonly id: string;
  readonly areaStamp: string;
  readonly stamps: Readonly<Record<string, string>>;
}

const byCode = (a: string, b: string) => (a < b ? -1 : Number(a > b));

export async function digestOf(records: readonly DigestedRecord[]): Promise<string> {
  const ordered = [...records].sort((a, b) => byCode(a.kind, b.kind) || byCode(a.id, b.id));
  const bytes = new TextEncoder().encode(ordered.map(lineOf).join('\n'));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).subarray(0, 8);
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function lineOf({ kind, id, areaStamp, stamps }: DigestedRecord): string {
  const fields = Object.keys(stamps).sort(byCode);
  return [kind, id, areaStamp, ...fields.map((field) => `${field}=${stamps[field]}`)].join(' ');
}
