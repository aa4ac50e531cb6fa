import { ageRange, birthYear, parseBirth } from '#domain/birth.ts';
import { deviceKinds, sexes, type Person } from '#domain/entities.ts';
import type { Fields } from '#domain/mutation.ts';
import { checkPersonalId, cleanPersonalId, isOldIdNumber, personalIdParts, type PersonalIdWarning } from '#domain/personal-id.ts';
import { cleanText } from '#domain/vietnamese-text.ts';
import type { Remark } from './answers.ts';
import { phoneCaution, phoneError, phoneField, type PhoneRemark } from './phone-answer.ts';

/** As the form keeps them: typed text stays as typed until it is saved. */
export type PersonAnswers = {
  readonly personalId: string;
  readonly name: string;
  readonly birth: string;
  readonly sex: string;
  readonly phone: string;
  readonly device: string;
  readonly relation: string;
  readonly language: string;
  readonly note: string;
};

export type PersonRemark =
  | PhoneRemark
  | PersonalIdWarning
  | 'personal-id-length'
  | 'personal-id-letters'
  | 'old-id-number'
  | 'name-odd'
  | 'name-missing'
  | 'birth-unreadable'
  | 'birth-in-future'
  | 'very-old';

const oldest = 115;

export function personAnswers(person: Person = {}): PersonAnswers {
  return {
    personalId: person.personalId ?? '',
    name: person.name ?? '',
    birth: person.birth ? person.birth.split('-').toReversed().join('/') : '',
    sex: person.sex ?? '',
    phone: person.phone ?? '',
    device: person.device ?? '',
    relation: person.relation ?? '',
    language: person.language ?? 'vi',
    note: person.note ?? '',
  };
}

/** `today`: `yyyy-mm-dd`. */
export function personErrors(answers: PersonAnswers, today: string): readonly Remark<PersonRemark>[] {
  const errors = [
    personalIdError(answers.personalId),
    cleanText(answers.name) === '' ? ({ field: 'name', kind: 'name-missing' } as const) : undefined,
    birthError(answers.birth, today),
    phoneError(answers.phone),
  ];
  return errors.filter((error) => error !== undefined);
}

function personalIdError(typed: string): Remark<PersonRemark> | undefined {
  const bare = cleanPersonalId(typed);
  if (bare === '' || checkPersonalId(bare).valid) return undefined;
  if (isOldIdNumber(bare)) return { field: 'personalId', kind: 'old-id-number' };
  return /^\d+$/.test(bare)
    ? { field: 'personalId', kind: 'personal-id-length', says: [bare.length] }
    : { field: 'personalId', kind: 'personal-id-letters' };
}

function birthError(typed: string, today: string): Remark<PersonRemark> | undefined {
  if (typed.trim() === '') return undefined;
  const birth = parseBirth(typed);
  if (birth === undefined) return { field: 'birth', kind: 'birth-unreadable' };
  return birth > today.slice(0, birth.length) ? { field: 'birth', kind: 'birth-in-future' } : undefined;
}

/** Worth a second look, never a reason to refuse: papers are re-issued and births corrected. */
export function personCautions(answers: PersonAnswers, today: string): readonly Remark<PersonRemark>[] {
  const birth = parseBirth(answers.birth);
  const cautions: (Remark<PersonRemark> | undefined)[] = [
    ...personalIdCautions(cleanPersonalId(answers.personalId), birth, answers.sex),
    /[^\p{L}\p{M}\s'’ʼ‘.-]/u.test(answers.name) ? { field: 'name', kind: 'name-odd' } : undefined,
    birth !== undefined && ageRange(birth, today).least > oldest ? { field: 'birth', kind: 'very-old' } : undefined,
    phoneCaution(answers.phone),
  ];
  return cautions.filter((caution) => caution !== undefined);
}

/** With what the number says and what the form says, so that the two can be held against the card. */
function personalIdCautions(personalId: string, birth: string | undefined, sex: string): readonly Remark<PersonRemark>[] {
  // Said as soon as the field is left, before anybody tries to save.
  if (isOldIdNumber(personalId)) return [{ field: 'personalId', kind: 'old-id-number' }];
  const parts = personalIdParts(personalId);
  if (!parts) return [];
  const says = {
    'province-unknown': [parts.placeCode],
    'century-impossible': [personalId.slice(3, 4)],
    'sex-differs': [parts.sex, sex],
    'birth-year-differs': birth === undefined ? [] : [parts.birthYear, birthYear(birth)],
  } satisfies Record<PersonalIdWarning, readonly (string | number)[]>;
  const { warnings } = checkPersonalId(personalId, { birth, sex: sexOf(sex) });
  return warnings.map((kind) => ({ field: 'personalId', kind, says: says[kind] }));
}

export function personFields(household: string, answers: PersonAnswers): Fields {
  return {
    household,
    name: cleanText(answers.name) || null,
    birth: parseBirth(answers.birth) ?? null,
    sex: sexOf(answers.sex) ?? null,
    personalId: cleanPersonalId(answers.personalId) || null,
    phone: phoneField(answers.phone),
    device: deviceKinds.find((kind) => kind === answers.device) ?? null,
    relation: cleanText(answers.relation) || null,
    language: answers.language || null,
    note: answers.note.normalize('NFC').trim() || null,
  };
}

function sexOf(text: string) {
  return sexes.find((sex) => sex === text);
}

/** What a card says, already read and checked by whoever read it. */
export interface CardValues {
  readonly personalId: string;
  readonly name: string;
  /** ISO, with the precision the card gives. */
  readonly birth: string;
  readonly sex: 'male' | 'female';
}

/** The one way in for a card scanner: the answers to put into the form. */
export function fillFromCard(card: CardValues): Pick<PersonAnswers, 'personalId' | 'name' | 'birth' | 'sex'> {
  return {
    personalId: groupedPersonalId(card.personalId),
    name: cleanText(card.name),
    birth: card.birth.split('-').toReversed().join('/'),
    sex: card.sex,
  };
}

/** In groups, as it is read aloud: `001 157 003 482`. */
export function groupedPersonalId(typed: string): string {
  const bare = cleanPersonalId(typed);
  return /^\d{12}$/.test(bare) ? (bare.match(/\d{3}/g) ?? []).join(' ') : typed;
}
