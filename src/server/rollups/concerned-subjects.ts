import type { Fields } from '#domain/mutation.ts';
import { parentsOf } from '../records/family.ts';
import { recordKey } from '../records/merge-sql.ts';
import { subjectKey, type SubjectName } from './subject.ts';

interface Named {
  readonly kind: string;
  readonly id: string;
  readonly fields: Fields;
}

/**
 * The homes and people whose figures may change when these records are written or moved: whose they were (`known`: the records before) and whose they
 * are said to be now.
 */
export function concernedSubjects(written: readonly Named[], known: ReadonlyMap<string, Named>): readonly SubjectName[] {
  const found = new Map<string, SubjectName>();
  const look = ({ kind, id, fields }: Named): void => {
    if (kind === 'household' || kind === 'person') {
      found.set(subjectKey({ kind, id }), { kind, id });
      return;
    }
    for (const [parent, parentId] of parentsOf({ kind, id, fields }))
      look(known.get(recordKey(parent, parentId)) ?? { kind: parent, id: parentId, fields: {} });
  };
  for (const record of written) {
    look(record);
    const before = known.get(recordKey(record.kind, record.id));
    if (before) look(before);
  }
  return [...found.values()];
}
