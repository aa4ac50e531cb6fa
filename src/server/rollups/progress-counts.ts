import type { Fields } from '#domain/mutation.ts';
import { isFinalMilestone } from '#guides/final-milestones.ts';
import { shippedGuides } from '#guides/shipped-guides.ts';
import { figureKey, unknownPart } from '#domain/figure-keys.ts';
import { type State, textField } from './subject.ts';

/** Key → whether it counts as verified. */
export type Counts = Map<string, boolean>;

export interface GuideRecord {
  readonly guide: string;
  readonly fields: Fields;
  readonly verified: boolean;
}

/** `verified`: whether the subject's own record is. */
export function guideRecords(state: State, verified: boolean): readonly GuideRecord[] {
  return state.records.flatMap(({ kind, id, fields }) =>
    kind === 'progress' ? [{ guide: id.slice(id.indexOf('/') + 1), fields, verified: verified && !state.isReturned(kind, id) }] : [],
  );
}

/** `<guide> <milestone>` that mean: something that counts in reports was reached, here or on the way here. */
const counting: ReadonlySet<string> = new Set(
  shippedGuides.flatMap(({ id, milestones }) => {
    const first = milestones.findIndex((milestone) => milestone.counts);
    return first < 0 ? [] : milestones.slice(first).map((milestone) => `${id} ${milestone.id}`);
  }),
);

/** What of the shipped guides decides about figures: when it changes, they are counted anew. */
export const guideRules: readonly string[] = [
  ...counting,
  ...shippedGuides.flatMap(({ id, milestones }) => milestones.filter((m) => isFinalMilestone(id, m.id)).map((m) => `final ${id} ${m.id}`)),
];

export function isCounting({ guide, fields }: GuideRecord): boolean {
  return counting.has(`${guide} ${textField(fields, 'milestone') ?? ''}`);
}

/** What has a history, day by day. */
export function addLastingProgress(counts: Counts, records: readonly GuideRecord[]): void {
  for (const { guide, fields, verified } of records) {
    const milestone = textField(fields, 'milestone');
    if (milestone !== undefined) counts.set(figureKey('milestone', guide, milestone), verified);
    if (fields['independent'] === true) counts.set(figureKey('independent', guide), verified);
    if (fields['declined'] === true) counts.set(figureKey('declined', guide), verified);
    if (textField(fields, 'obstacle') !== undefined) counts.set(figureKey('stuck', guide), verified);
  }
}

/** What is only asked as it is now. */
export function addPresentProgress(counts: Counts, records: readonly GuideRecord[], yearOfBirth: string): void {
  for (const { guide, fields, verified } of records) {
    const obstacle = textField(fields, 'obstacle');
    const step = textField(fields, 'step') ?? unknownPart;
    if (obstacle !== undefined) counts.set(figureKey('obstacle', guide, step, obstacle, yearOfBirth), verified);
  }
  addAppointments(counts, records);
}

/** Follow-ups that guides left open. */
export function addAppointments(counts: Counts, records: readonly GuideRecord[]): void {
  for (const { guide, fields, verified } of records) {
    const appointment = textField(fields, 'appointmentOn');
    const isOpen = fields['declined'] !== true && !isFinalMilestone(guide, textField(fields, 'milestone'));
    if (appointment !== undefined && isOpen) counts.set(figureKey('due', 'appointment', appointment), verified);
  }
}

/** What a home or a person is due for besides progress. */
export function addPresentDuties(counts: Counts, state: State, verified: boolean): void {
  if (state.records.some(({ kind, id }) => state.isReturned(kind, id))) counts.set(figureKey('due', 'returned', unknownPart), false);
  for (const { kind, fields } of state.records) {
    if (kind !== 'task' || fields['doneAt']) continue;
    counts.set(figureKey('due', 'task', textField(fields, 'dueOn') ?? unknownPart), verified);
  }
}
