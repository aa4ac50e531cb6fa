import { purposeWithdrawn } from '#domain/consent.ts';
import { isRemoved } from '#domain/merge.ts';
import type { Fields } from '#domain/mutation.ts';
import { figureKey, unknownPart } from '#domain/figure-keys.ts';
import {
  addAppointments,
  addLastingProgress,
  addPresentDuties,
  addPresentProgress,
  type Counts,
  guideRecords,
  isCounting,
} from './progress-counts.ts';
import { fieldsOf, type State, textField } from './subject.ts';

export function lastingPersonCounts(state: State): Counts {
  const counts: Counts = new Map();
  const fields = fieldsOf(state);
  if (!fields || isRemoved(fields) || isLeftOut(state)) return counts;
  const verified = !state.isReturned('person', state.id);
  counts.set('person', verified);
  const records = guideRecords(state, verified);
  const guided = records.filter(isCounting);
  if (guided.length > 0)
    counts.set(
      'guided',
      guided.some((record) => record.verified),
    );
  addLastingProgress(counts, records);
  return counts;
}

export function presentPersonCounts(state: State): Counts {
  const counts: Counts = new Map();
  const fields = fieldsOf(state);
  if (!fields || isRemoved(fields)) return counts;
  const verified = !state.isReturned('person', state.id);
  const records = guideRecords(state, verified);
  if (!state.records.some(({ kind, fields }) => kind === 'consent' && isConsent(fields))) counts.set('unconsented', verified);
  addPresentDuties(counts, state, verified);
  if (isLeftOut(state)) {
    addAppointments(counts, records);
    return counts;
  }
  const year = yearOfBirth(fields);
  counts.set(figureKey('born', year, textField(fields, 'sex') ?? 'unknown'), verified);
  addPresentProgress(counts, records, year);
  return counts;
}

/** Who withdrew from being counted is guided on: the duties towards them stay, and nothing else. */
function isLeftOut({ records }: State): boolean {
  const consents = records.flatMap(({ kind, fields }) => (kind === 'consent' ? [fields] : []));
  return purposeWithdrawn(consents, 'reporting');
}

function yearOfBirth(fields: Fields): string {
  return textField(fields, 'birth')?.slice(0, 4) ?? unknownPart;
}

/** To being written down at all; without it nothing of the person should be kept. */
function isConsent({ purposes, givenAt, withdrawnAt }: Fields): boolean {
  return Array.isArray(purposes) && purposes.includes('registration') && Boolean(givenAt) && !withdrawnAt;
}
