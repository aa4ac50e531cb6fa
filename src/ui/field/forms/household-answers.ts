import { internetKinds, type Household, type Internet } from '#domain/entities.ts';
import type { Change, Fields } from '#domain/mutation.ts';
import { cleanText } from '#domain/vietnamese-text.ts';
import { changedFields, filledFields, type Remark } from './answers.ts';
import { phoneCaution, phoneError, phoneField, type PhoneRemark } from './phone-answer.ts';

/** As the form keeps them: typed text stays as typed until it is saved. */
export type HouseholdAnswers = {
  readonly area: string;
  readonly head: string;
  readonly address: string;
  readonly phone: string;
  readonly size: string;
  readonly internet: string;
  readonly location: { readonly [part: string]: number } | null;
  readonly note: string;
};

export type HouseholdRemark = PhoneRemark | 'village-missing' | 'home-unnamed' | 'size-out-of-range';

const mostPeople = 200;

export function householdAnswers(area: string, household: Household = {}): HouseholdAnswers {
  const { location } = household;
  return {
    area,
    head: household.head ?? '',
    address: household.address ?? '',
    phone: household.phone ?? '',
    size: household.size === undefined || household.size === null ? '' : String(household.size),
    internet: household.internet ?? '',
    location: location
      ? { lat: location.lat, lng: location.lng, ...(location.accuracy === undefined ? {} : { accuracy: location.accuracy }) }
      : null,
    note: household.note ?? '',
  };
}

export function householdErrors(answers: HouseholdAnswers): readonly Remark<HouseholdRemark>[] {
  const errors: (Remark<HouseholdRemark> | undefined)[] = [
    answers.area === '' ? { field: 'area', kind: 'village-missing' } : undefined,
    // One of the two is enough to find the door again.
    cleanText(answers.head) === '' && cleanText(answers.address) === '' ? { field: 'head', kind: 'home-unnamed' } : undefined,
    phoneError(answers.phone),
    sizeOf(answers.size) === undefined ? { field: 'size', kind: 'size-out-of-range', says: [mostPeople] } : undefined,
  ];
  return errors.filter((error) => error !== undefined);
}

export function householdCautions(answers: HouseholdAnswers): readonly Remark<HouseholdRemark>[] {
  const caution = phoneCaution(answers.phone);
  return caution ? [caution] : [];
}

/** Null when left empty, undefined when it is no number of people. */
function sizeOf(typed: string): number | null | undefined {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return null;
  return /^\d{1,3}$/.test(text) && Number(text) <= mostPeople ? Number(text) : undefined;
}

export function householdFields(answers: HouseholdAnswers): Fields {
  return {
    head: cleanText(answers.head) || null,
    address: cleanText(answers.address) || null,
    phone: phoneField(answers.phone),
    size: sizeOf(answers.size) ?? null,
    internet: isInternet(answers.internet) ? answers.internet : null,
    location: answers.location,
    note: answers.note.normalize('NFC').trim() || null,
  };
}

function isInternet(text: string): text is Internet {
  return (internetKinds as readonly string[]).includes(text);
}

/** Moving a home to another village is a change of `area` alone; a record unchanged gives nothing to save. */
export function householdChanges(id: string, answers: HouseholdAnswers, before?: Household & { readonly area: string }): readonly Change[] {
  const fields = householdFields(answers);
  const set = before ? changedFields({ ...before }, fields) : filledFields(fields);
  if (before && before.area === answers.area && Object.keys(set).length === 0) return [];
  return [{ kind: 'household', id, area: answers.area, set }];
}
