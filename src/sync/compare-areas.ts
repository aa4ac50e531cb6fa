import { digestOf } from '#protocol/digest.ts';
import type { BaseRecord } from './packed-block.ts';

/** Areas in which this tablet holds other records than the server does. `digests`: by area, what the server said; an area left out is empty there (SY38). */
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
