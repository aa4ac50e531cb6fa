import { dayInVietnam } from '#domain/dates.ts';
import { newUuid } from '#domain/ids.ts';
import { done, failed, type Result } from '#domain/result.ts';
import { cleanText, fold } from '#domain/vietnamese-text.ts';
import { insertAreas } from '../areas/area-tree.ts';
import type { Services } from '../services.ts';
import type { ScopedArea } from './scope.ts';

/** Villages have no official code: coordinators keep them, with an id of our own. They stand below a commune. */
export async function addVillage(services: Services, parent: ScopedArea, typed: string): Promise<Result<{ readonly id: string }>> {
  const { db, now, random } = services;
  const name = cleanText(typed);
  if (!name) return failed({ kind: 'name-missing' });
  if (parent.kind !== 'commune') return failed({ kind: 'area-not-for-villages' });
  const beside = await db.selectFrom('areas').where('parent', '=', parent.id).select('name').execute();
  if (beside.some((area) => fold(area.name) === fold(name))) return failed({ kind: 'area-name-taken' });
  const id = newUuid(now(), random);
  const added = await insertAreas(db, [{ id, parent: parent.id, kind: 'village', name, validFrom: dayInVietnam(now()) }]);
  if (!added.ok) return added;
  services.events.publish([id]);
  return done({ id });
}
