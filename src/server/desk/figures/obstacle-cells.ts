import { ageBandsOn } from '#domain/age-bands.ts';
import { dayInVietnam } from '#domain/dates.ts';
import type { Obstacles } from '#protocol/figure-answers.ts';
import { asArea } from '../../areas/area-tree.ts';
import { inSnapshot } from '../../database/transaction.ts';
import { figureKey, keyParts, unknownPart } from '#domain/figure-keys.ts';
import { below, readFigures } from '../../rollups/read-figures.ts';
import type { Services } from '../../services.ts';
import { inVietnameseOrder } from '../records-answer.ts';
import type { ScopedArea } from '../scope.ts';

interface Row {
  readonly step: string;
  readonly obstacle: string;
  total: number;
  readonly ages: number[];
  readonly units: Record<string, number>;
}

/** Where people of one guide are stuck: step and obstacle, by age and by unit below the node. */
export function obstaclesOf(services: Pick<Services, 'db' | 'now'>, node: ScopedArea, guide: string): Promise<Obstacles> {
  const bands = ageBandsOn(dayInVietnam(services.now()));
  return inSnapshot(services.db, async (db) => {
    const children = await db.selectFrom('areas').where('parent', '=', node.id).where('merged_into', 'is', null).selectAll().execute();
    const units = inVietnameseOrder(children).map(asArea);
    const found = await readFigures(db, [node.id, ...units.map(({ id }) => id)], [below(figureKey('obstacle', guide))]);
    const rows = new Map<string, Row>();
    for (const { node: of, key, count } of found) {
      const [, , step = '', obstacle = '', year = unknownPart] = keyParts(key);
      const row: Row = rows.get(`${step}/${obstacle}`) ?? { step, obstacle, total: 0, ages: bands.map(() => 0), units: {} };
      rows.set(`${step}/${obstacle}`, row);
      if (of !== node.id) {
        row.units[of] = (row.units[of] ?? 0) + count;
        continue;
      }
      row.total += count;
      const band = bands.findIndex(({ born }) => (born ? year >= born[0] && year <= born[1] : true));
      row.ages[band] = (row.ages[band] ?? 0) + count;
    }
    const sorted = [...rows.values()].filter(({ total }) => total > 0).toSorted((a, b) => b.total - a.total);
    return { area: asArea(node), guide, rows: sorted, bands, units };
  });
}
