import type { Person, Review } from '#domain/entities.ts';
import type { Change } from '#domain/mutation.ts';
import { done, type Result } from '#domain/result.ts';
import { consentNotice } from '#guides/consent-notice.ts';
import { device } from '#ui/device.ts';
import { changedFields, filledFields } from './answers.ts';
import { consentChange, noticeHash, noticeLanguage, type ConsentAnswers } from './consent-answers.ts';
import type { FormDraft } from './form-draft.ts';
import { personFields } from './person-answers.ts';
import type { PersonFormAnswers } from './person-form-answers.ts';
import { mendedChanges } from './returned-card.tsx';

export interface PersonPlace {
  readonly household: string;
  readonly area: string;
  /** The record that is being edited. */
  readonly person?: (Person & { readonly id: string }) | undefined;
  readonly review?: Review | undefined;
}

/** The person and, where it was asked, their consent: saved together or not at all. */
export async function savePerson(
  place: PersonPlace,
  draft: FormDraft<PersonFormAnswers>,
  asks: boolean,
): Promise<Result<{ readonly person: string; readonly changed: boolean }>> {
  const person = place.person?.id ?? (await device().newId());
  const changes = [
    ...personChanges(person, place, draft.answers),
    ...(asks ? [await consentOf(person, place.area, draft.answers)] : []),
    ...mendedChanges('person', { id: person, area: place.area }, place.review, draft.answers),
  ];
  if (changes.length === 0) {
    await draft.discard();
    return done({ person, changed: false });
  }
  const saved = await draft.save(changes);
  return saved.ok ? done({ person, changed: true }) : saved;
}

function personChanges(id: string, { household, area, person }: PersonPlace, answers: PersonFormAnswers): readonly Change[] {
  const fields = personFields(household, answers);
  const set = person ? changedFields({ ...person }, fields) : filledFields(fields);
  return Object.keys(set).length === 0 ? [] : [{ kind: 'person', id, area, set }];
}

async function consentOf(person: string, area: string, answers: ConsentAnswers): Promise<Change> {
  const { version, text } = consentNotice(noticeLanguage(answers.consentLanguage));
  const [id, hash] = await Promise.all([device().newId(), noticeHash(text)]);
  return consentChange({ id, area, person, notice: { version, hash }, givenAt: new Date().toISOString() }, answers);
}
