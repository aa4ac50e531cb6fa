import { ageRange, parseBirth } from '#domain/birth.ts';
import { consentMethods, consentPurposes, type Notice } from '#domain/entities.ts';
import type { Change } from '#domain/mutation.ts';
import { cleanText } from '#domain/vietnamese-text.ts';
import type { Remark } from './answers.ts';

/** Nothing is answered beforehand: silence and habit are no consent. */
export type ConsentAnswers = {
  readonly purposes: readonly string[];
  /** `self`; `member`, somebody of this home who is written down already; or `representative`, whose name is typed. */
  readonly consentBy: string;
  readonly representativeName: string;
  readonly representativeRelation: string;
  readonly consentMethod: string;
  readonly consentLanguage: string;
  /** Typed by the person who touches the purposes themselves. */
  readonly typedName: string;
  /** `no`: what is said is heard by a witness. */
  readonly canRead: string;
  readonly witnessName: string;
  readonly witnessRole: string;
  /** Strokes of a finger, see `domain/signature.ts`. */
  readonly signature: string;
};

export type ConsentRemark =
  | 'registration-not-agreed'
  | 'consent-by-missing'
  | 'representative-missing'
  | 'representative-relation-missing'
  | 'typed-name-missing'
  | 'witness-missing'
  | 'witness-role-missing'
  | 'child-needs-representative'
  | 'maybe-child';

/** Below it a representative consents (Children Law: under 16). */
const adultFrom = 16;

/** `language`: the one the volunteer's screen is in, most likely the one spoken. */
export function consentAnswers(language: string): ConsentAnswers {
  const blank = { consentBy: '', representativeName: '', representativeRelation: '', consentMethod: '' };
  const proof = { typedName: '', canRead: '', witnessName: '', witnessRole: '', signature: '' };
  return { purposes: [], ...blank, ...proof, consentLanguage: language };
}

export type ConsentMethod = (typeof consentMethods)[number];

/** `method`: the way it is given, each with its own proof; without one only what all of them need. */
export function consentErrors(answers: ConsentAnswers, method?: ConsentMethod): readonly Remark<ConsentRemark>[] {
  const forAnother = isForAnother(answers);
  const errors: (Remark<ConsentRemark> | undefined)[] = [
    // Without it there is no record to keep: that is a refusal, and has its own button.
    answers.purposes.includes('registration') ? undefined : { field: 'purposes', kind: 'registration-not-agreed' },
    answers.consentBy === '' ? { field: 'consentBy', kind: 'consent-by-missing' } : undefined,
    forAnother && cleanText(answers.representativeName) === ''
      ? { field: 'representativeName', kind: 'representative-missing' }
      : undefined,
    forAnother && cleanText(answers.representativeRelation) === ''
      ? { field: 'representativeRelation', kind: 'representative-relation-missing' }
      : undefined,
    ...proofErrors(answers, method),
  ];
  return errors.filter((error) => error !== undefined);
}

/** Who cannot read is heard by somebody else too; who touches the purposes types their own name. */
function proofErrors(answers: ConsentAnswers, method: ConsentMethod | undefined): (Remark<ConsentRemark> | undefined)[] {
  const missing = (text: string) => cleanText(text) === '';
  if (method === 'tick') return [missing(answers.typedName) ? { field: 'typedName', kind: 'typed-name-missing' } : undefined];
  if (method !== 'spoken' || answers.canRead !== 'no') return [];
  return [
    missing(answers.witnessName) ? { field: 'witnessName', kind: 'witness-missing' } : undefined,
    missing(answers.witnessRole) ? { field: 'witnessRole', kind: 'witness-role-missing' } : undefined,
  ];
}

function isForAnother({ consentBy }: ConsentAnswers): boolean {
  return consentBy === 'representative' || consentBy === 'member';
}

/** How it was given is said by the button that goes on: without it nothing of the person is asked. */
export function isConsentWhole(answers: ConsentAnswers): boolean {
  const method = consentMethods.find((known) => known === answers.consentMethod);
  return method !== undefined && (method !== 'signature' || answers.signature !== '') && consentErrors(answers, method).length === 0;
}

/** A child cannot consent for itself; a year alone may leave it open. */
export function childRemark(consentBy: string, typedBirth: string, today: string): Remark<ConsentRemark> | undefined {
  const birth = parseBirth(typedBirth);
  if (consentBy !== 'self' || birth === undefined) return undefined;
  const age = ageRange(birth, today);
  if (age.most < adultFrom) return { field: 'birth', kind: 'child-needs-representative' };
  return age.least < adultFrom ? { field: 'birth', kind: 'maybe-child' } : undefined;
}

export interface ConsentGiven {
  readonly id: string;
  readonly area: string;
  readonly person: string;
  readonly notice: Notice;
  /** ISO time. */
  readonly givenAt: string;
}

export function consentChange(given: ConsentGiven, answers: ConsentAnswers): Change {
  const { id, area, person, notice, givenAt } = given;
  const representative = `${cleanText(answers.representativeName)} (${cleanText(answers.representativeRelation)})`;
  return {
    kind: 'consent',
    id,
    area,
    set: {
      person,
      purposes: consentPurposes.filter((purpose) => answers.purposes.includes(purpose)),
      notice: { version: notice.version, hash: notice.hash },
      language: answers.consentLanguage,
      method: answers.consentMethod,
      ...(isForAnother(answers) ? { representative } : {}),
      ...proofOf(answers),
      givenAt,
    },
  };
}

/** Only what belongs to the way it was given: a name typed before somebody chose to speak proves nothing. */
function proofOf(answers: ConsentAnswers): Change['set'] {
  if (answers.consentMethod === 'tick') return { typedName: cleanText(answers.typedName) };
  if (answers.consentMethod === 'signature') return { signature: answers.signature };
  if (answers.canRead !== 'no') return {};
  return { witness: `${cleanText(answers.witnessName)} (${cleanText(answers.witnessRole)})` };
}

/** SHA-256 of the text that was shown, base64url: proof of what was read, without keeping the text in every record. */
export async function noticeHash(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return btoa(String.fromCharCode(...digest))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** The notice is written in two languages; in others it is read in Vietnamese and explained. */
export function noticeLanguage(spoken: string): 'vi' | 'en' {
  return spoken === 'en' ? 'en' : 'vi';
}
