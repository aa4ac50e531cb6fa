import { digestOf } from '#protocol/digest.ts';
import type { BaseRecord } from './packed-block.ts';

/** Areas whose records are not what the server holds; `digests` is the server's word on every area of my scope that has any (SY38). */
export async function differingAreas(
  records: ReadonlyMap<string, BaseRecord>,
  digests: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const byArea = new Map<string, BaseRecord['record'][]>(Object.keys(digests).map((area) => [area, []]));
  for (const { record } of records.values()) {
    const mine = byArea.get(record.area) ?? [];
    mine.push(record);
    byArea.set(record.area, mine);
  }
  const compared = await Promise.all([...byArea].map(async ([area, mine]) => [area, (await digestOf(mine)) === digests[area]] as const));
  return compared.flatMap(([area, isSame]) => (isSame ? [] : [area]));
}
