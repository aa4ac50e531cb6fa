import { newUuid } from '#domain/ids.ts';
import { mentionsOf } from '#domain/mentions.ts';
import type { Fields, FieldValue } from '#domain/mutation.ts';
import { inTransaction, ReadAgainError, type Work } from '../database/transaction.ts';
import { lockMerges } from '../merges/read-links.ts';
import { lockStreams } from '../records/apply-mutations.ts';
import { lockNumbers } from '../records/same-number.ts';
import { keepFigures } from '../rollups/keep-figures.ts';
import type { Services } from '../services.ts';
import { blankLog } from './blank-log.ts';
import { emptyQuarantine } from './empty-quarantine.ts';
import { findTargets, type Targets } from './find-targets.ts';
import { forgetDerived } from './forget-derived.ts';
import { numberStreams } from './number-streams.ts';

/** What tells who it is, by kind; everything else is counted and stays. */
const telling: Readonly<Record<string, ReadonlySet<string>>> = {
  household: new Set(['head', 'address', 'phone', 'location', 'note']),
  person: new Set(['name', 'personalId', 'phone', 'note']),
  visit: new Set(['note']),
  consent: new Set(['representative', 'typedName', 'witness', 'signature']),
  task: new Set(['what']),
  review: new Set(['comment', 'answer']),
  request: new Set(['asker', 'words']),
};

/**
 * A home and its people stay as figures: what tells who they are is cleared in records and log, of a birth only the year is left. A tablet hears of it as of any
 * change, and of something erased after it, so that its blocks are written anew. Whatever is written later makes it a living record again.
 */
export async function anonymiseHome(services: Services, home: string): Promise<{ readonly people: number }> {
  const now = new Date(services.now());
  const outcome = await inTransaction(services.db, async (tx) => {
    const targets = await lockedHome(tx, home);
    const written: Fields[] = [];
    const changed = await blankLog(tx, targets.records, (record, line) => {
      if (record.kind === 'person') written.push(line.set);
      return anonymous(record.kind, line.set);
    });
    const areas = [...new Set(changed.map(({ area }) => area))];
    await numberStreams(
      tx,
      changed.map(({ kind, id, area }) => ({ kind, id, area, departs: false })),
      now,
    );
    await numberStreams(
      tx,
      areas.map((area) => ({ kind: 'blank', id: newUuid(now.getTime(), services.random), area, departs: true })),
      now,
    );
    await keepFigures(
      tx,
      changed.flatMap(({ kind, id }) => (kind === 'person' || kind === 'household' ? [{ kind, id }] : [])),
    );
    await emptyQuarantine(
      tx,
      targets.records.map(({ id }) => id),
      (kind, id) => targets.records.some((one) => one.kind === kind && one.id === id),
      mentionsOf(written),
      now,
    );
    await forgetDerived(tx, { ...targets, around: [] }, mentionsOf(written));
    return { people: targets.people.length, areas };
  });
  services.events.publish(outcome.areas);
  return { people: outcome.people };
}

async function lockedHome(tx: Work, home: string): Promise<Targets> {
  await lockMerges(tx);
  const first = await findTargets(tx, { kind: 'household', id: home });
  await lockNumbers(tx, first.people, []);
  const locked = new Set(first.records.map(({ area }) => area));
  await lockStreams(tx, [...locked]);
  const targets = await findTargets(tx, { kind: 'household', id: home });
  if (targets.records.some(({ area }) => !locked.has(area))) throw new ReadAgainError('somebody moved meanwhile');
  return targets;
}

function anonymous(kind: string, set: Fields): Fields {
  const entries = Object.entries(set).map(([field, value]): [string, FieldValue] => {
    if (kind === 'person' && field === 'birth' && typeof value === 'string') return [field, value.slice(0, 4)];
    return [field, telling[kind]?.has(field) === true ? null : value];
  });
  const isSame = entries.every(([field, value]) => set[field] === value);
  return isSame ? set : Object.fromEntries(entries);
}
