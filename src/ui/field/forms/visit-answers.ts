import { addDays, isIsoDate } from '#domain/dates.ts';
import { visitOutcomes, type Visit } from '#domain/entities.ts';
import type { Change, Fields } from '#domain/mutation.ts';
import { changedFields, filledFields, type Remark } from './answers.ts';

export type VisitAnswers = {
  /** ISO time at which the door was reached: the first answer, not the moment of saving. */
  readonly at: string;
  readonly outcome: string;
  readonly returnOn: string;
  readonly present: readonly string[];
  readonly minutes: string;
  readonly note: string;
};

export type VisitRemark = 'outcome-missing' | 'return-in-past' | 'minutes-out-of-range';

const mostMinutes = 1440;

export function visitAnswers(visit: Visit = {}): VisitAnswers {
  return {
    at: visit.at ?? '',
    outcome: visit.outcome ?? '',
    returnOn: visit.returnOn ?? '',
    present: visit.present ?? [],
    minutes: visit.minutes === undefined || visit.minutes === null ? '' : String(visit.minutes),
    note: visit.note ?? '',
  };
}

/** `today`: `yyyy-mm-dd`. A promise that is in the past already and was not touched is left alone. */
export function visitErrors(answers: VisitAnswers, today: string, before: Visit = {}): readonly Remark<VisitRemark>[] {
  const errors: (Remark<VisitRemark> | undefined)[] = [
    answers.outcome === '' ? { field: 'outcome', kind: 'outcome-missing' } : undefined,
    answers.returnOn !== '' && answers.returnOn < today && answers.returnOn !== before.returnOn
      ? { field: 'returnOn', kind: 'return-in-past' }
      : undefined,
    minutesOf(answers.minutes) === undefined ? { field: 'minutes', kind: 'minutes-out-of-range', says: [mostMinutes] } : undefined,
  ];
  return errors.filter((error) => error !== undefined);
}

/** Null when left empty, undefined when it is no number of minutes. */
function minutesOf(typed: string): number | null | undefined {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return null;
  return /^\d{1,4}$/.test(text) && Number(text) <= mostMinutes ? Number(text) : undefined;
}

export function visitFields(household: string, answers: VisitAnswers): Fields {
  const met = answers.outcome === 'met';
  return {
    household,
    at: answers.at || null,
    outcome: visitOutcomes.find((outcome) => outcome === answers.outcome) ?? null,
    returnOn: isIsoDate(answers.returnOn) ? answers.returnOn : null,
    // Nobody was spoken with at a closed door, whatever was ticked before the outcome was corrected.
    present: met && answers.present.length > 0 ? answers.present : null,
    minutes: met ? (minutesOf(answers.minutes) ?? null) : null,
    note: answers.note.normalize('NFC').trim() || null,
  };
}

export interface VisitPlace {
  readonly id: string;
  readonly area: string;
  readonly household: string;
}

export function visitChanges(place: VisitPlace, answers: VisitAnswers, before?: Visit): readonly Change[] {
  const fields = visitFields(place.household, answers);
  const set = before ? changedFields({ ...before }, fields) : filledFields(fields);
  return Object.keys(set).length === 0 ? [] : [{ kind: 'visit', id: place.id, area: place.area, set }];
}

export interface ReturnDay {
  readonly name: 'tomorrow' | 'sunday' | 'next-week';
  readonly day: string;
}

/** Days one agrees on at a door, the nearest first. Villagers are home on Sundays. Each day stands once, under its plainest name. */
export function returnDays(today: string): readonly ReturnDay[] {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  const days: ReturnDay[] = [
    { name: 'tomorrow', day: addDays(today, 1) },
    { name: 'next-week', day: addDays(today, 7) },
    { name: 'sunday', day: addDays(today, 7 - weekday) },
  ];
  const once = days.filter(({ day }, index) => days.findIndex((other) => other.day === day) === index);
  return once.sort((a, b) => (a.day < b.day ? -1 : 1));
}
