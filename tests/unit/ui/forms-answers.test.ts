import { misfitField } from '#protocol/entity-schemas.ts';
import { changedFields, filledFields, withTouched } from '#ui/field/forms/answers.ts';
import {
  childRemark,
  consentAnswers,
  consentChange,
  consentErrors,
  isConsentWhole,
  noticeHash,
  noticeLanguage,
} from '#ui/field/forms/consent-answers.ts';
import { householdAnswers, householdChanges, householdErrors, householdFields } from '#ui/field/forms/household-answers.ts';
import {
  fillFromCard,
  groupedPersonalId,
  personAnswers,
  personCautions,
  personErrors,
  personFields,
} from '#ui/field/forms/person-answers.ts';
import { phoneCaution, phoneError, phoneField } from '#ui/field/forms/phone-answer.ts';
import { returnDays, visitAnswers, visitChanges, visitErrors, visitFields } from '#ui/field/forms/visit-answers.ts';
import { expect, test } from 'vitest';

const today = '2026-11-23';
const home = '01a20904-5614-7f55-be8c-04fc4f2f4936';
const kinds = (remarks: readonly { readonly field: string; readonly kind: string }[]) =>
  remarks.map(({ field, kind }) => `${field}: ${kind}`);

test('a draft lies over the record only where it was touched, so that a pull can mend the rest meanwhile', () => {
  expect(withTouched({ head: 'Cũ', phone: '1' }, { phone: '2' })).toEqual({ head: 'Cũ', phone: '2' });
});

test('answers of another shape, from an older form, are left out of a reopened draft', () => {
  const base = { head: '', present: ['a'], location: null };
  expect(withTouched(base, { head: 5, present: 'a', location: { lat: 1 }, gone: 'x' })).toEqual({
    head: '',
    present: ['a'],
    location: { lat: 1 },
  });
});

test('an edit writes down only what is other than the record; a field that was never there is not cleared', () => {
  expect(changedFields({ head: 'A', phone: '1' }, { head: 'A', phone: null, note: null, size: 3 })).toEqual({ phone: null, size: 3 });
  expect(filledFields({ head: 'A', note: null })).toEqual({ head: 'A' });
});

test.each([
  ['0912 345 678', '0912345678'],
  ['+84 912.345.678', '0912345678'],
  ['01681234567', '0381234567'],
  ['', null],
  ['+856 20 5551 2345', '+8562055512345'],
])('a phone typed as %j is stored as %j', (typed, stored) => {
  expect(phoneError(typed)).toBeUndefined();
  expect(phoneField(typed)).toBe(stored);
});

test.each([
  ['0912', 'phone-not-a-number'],
  ['chưa có', 'phone-not-a-number'],
  ['091234567890123456789012', 'phone-not-a-number'],
])('%j is held to be a slip of the finger', (typed, kind) => {
  expect(phoneError(typed)?.kind).toBe(kind);
});

test.each([
  ['02412345678', 'phone-landline'],
  ['01681234567', 'phone-converted'],
  ['+8562055512345', 'phone-foreign'],
  ['0512345678', 'phone-prefix'],
  ['0912345678', undefined],
])('%j is taken with the caution %j', (typed, kind) => {
  expect(phoneCaution(typed)?.kind).toBe(kind);
});

test('a home needs a village and something to find it by', () => {
  expect(kinds(householdErrors(householdAnswers('')))).toEqual(['area: village-missing', 'head: home-unnamed']);
  expect(householdErrors({ ...householdAnswers('v1'), address: 'Ngõ 3' })).toEqual([]);
  expect(kinds(householdErrors({ ...householdAnswers('v1'), head: 'A', size: '999' }))).toEqual(['size: size-out-of-range']);
  expect(kinds(householdErrors({ ...householdAnswers('v1'), head: 'A', size: 'năm' }))).toEqual(['size: size-out-of-range']);
});

test('what the household form saves fits the contract, in NFC, without the empty fields', () => {
  const answers = {
    ...householdAnswers('v1'),
    head: '  Lò   Thị Mới '.normalize('NFD'),
    phone: '84912345678',
    size: '5',
    internet: 'mobile',
    location: { lat: 21.5, lng: 105.1, accuracy: 12 },
  };
  const [change] = householdChanges(home, answers);
  expect(change).toEqual({
    kind: 'household',
    id: home,
    area: 'v1',
    set: { head: 'Lò Thị Mới', phone: '0912345678', size: 5, internet: 'mobile', location: { lat: 21.5, lng: 105.1, accuracy: 12 } },
  });
  expect(misfitField('household', householdFields(answers))).toBeUndefined();
});

test('a household opened and saved untouched writes nothing; a move to another village is a change of area alone', () => {
  const before = { area: 'v1', head: 'Lò Thị Mới', size: 5, location: { lat: 1, lng: 2 } };
  expect(householdChanges(home, householdAnswers('v1', before), before)).toEqual([]);
  expect(householdChanges(home, householdAnswers('v2', before), before)).toEqual([{ kind: 'household', id: home, area: 'v2', set: {} }]);
});

test('only a missing name, a number that is not 12 digits and an unreadable date keep a person from being saved', () => {
  expect(kinds(personErrors(personAnswers(), today))).toEqual(['name: name-missing']);
  const wrong = { ...personAnswers(), name: 'A', personalId: '012345678', birth: '31/02/1957', phone: '12' };
  expect(kinds(personErrors(wrong, today))).toEqual(['personalId: old-id-number', 'birth: birth-unreadable', 'phone: phone-not-a-number']);
  expect(kinds(personErrors({ ...personAnswers(), name: 'A', personalId: 'chưa có' }, today))).toEqual(['personalId: personal-id-letters']);
  expect(kinds(personErrors({ ...personAnswers(), name: 'A', birth: '24/11/2026' }, today))).toEqual(['birth: birth-in-future']);
  expect(personErrors({ ...personAnswers(), name: 'A', birth: '2026' }, today)).toEqual([]);
});

test('a number that speaks of another sex or year is said kindly and never refused', () => {
  const answers = { ...personAnswers(), name: 'A', personalId: '025 157 003 482', sex: 'male', birth: '12/03/1958' };
  expect(personErrors(answers, today)).toEqual([]);
  expect(kinds(personCautions(answers, today))).toEqual(['personalId: sex-differs', 'personalId: birth-year-differs']);
  expect(kinds(personCautions({ ...answers, sex: 'female', birth: '1957' }, today))).toEqual([]);
  expect(kinds(personCautions({ ...personAnswers(), birth: '1900' }, today))).toEqual(['birth: very-old']);
});

test('what the person form saves fits the contract, and what was saved opens as the same answers', () => {
  const answers = {
    ...personAnswers(),
    name: ' Lò Thị  Mới',
    personalId: '025 157 003 482',
    birth: '12031957',
    sex: 'female',
    phone: '0912 345 678',
    device: 'shared',
    relation: 'spouse',
    language: 'tyz',
  };
  const fields = personFields(home, answers);
  expect(fields).toEqual({
    household: home,
    name: 'Lò Thị Mới',
    personalId: '025157003482',
    birth: '1957-03-12',
    sex: 'female',
    phone: '0912345678',
    device: 'shared',
    relation: 'spouse',
    language: 'tyz',
    note: null,
  });
  expect(misfitField('person', fields)).toBeUndefined();
  expect(personFields(home, personAnswers({ ...fields }))).toEqual(fields);
});

test('a card fills the four answers that stand on it, as if they had been typed', () => {
  const filled = {
    ...personAnswers(),
    ...fillFromCard({ personalId: '025157003482', name: 'Lò Thị Mới', birth: '1957-03-12', sex: 'female' }),
  };
  expect(personErrors(filled, today)).toEqual([]);
  expect(personFields(home, filled)).toMatchObject({ personalId: '025157003482', name: 'Lò Thị Mới', birth: '1957-03-12', sex: 'female' });
});

test('a full number is grouped for reading aloud; a number half typed is left alone', () => {
  expect(groupedPersonalId('025157003482')).toBe('025 157 003 482');
  expect(groupedPersonalId('02515')).toBe('02515');
});

test('nothing of consent is answered beforehand, and nothing is taken without each answer', () => {
  const blank = consentAnswers('vi');
  expect(blank.purposes).toEqual([]);
  expect(kinds(consentErrors(blank))).toEqual(['purposes: registration-not-agreed', 'consentBy: consent-by-missing']);
  const forAnother = { ...blank, purposes: ['registration'], consentBy: 'representative', consentMethod: 'spoken' };
  expect(kinds(consentErrors(forAnother))).toEqual([
    'representativeName: representative-missing',
    'representativeRelation: representative-relation-missing',
  ]);
  expect(kinds(consentErrors({ ...forAnother, consentBy: 'member', representativeName: 'A' }))).toEqual([
    'representativeRelation: representative-relation-missing',
  ]);
  expect(consentErrors({ ...forAnother, consentBy: 'self' })).toEqual([]);
  expect(isConsentWhole({ ...forAnother, consentBy: 'self' })).toBe(true);
  expect(isConsentWhole({ ...forAnother, consentBy: 'self', consentMethod: '' })).toBe(false);
  expect(isConsentWhole({ ...forAnother, consentBy: 'self', purposes: [] })).toBe(false);
  expect(isConsentWhole(blank)).toBe(false);
});

test('[SY36] each way of consenting has its own proof: a typed name, a witness for who cannot read, strokes; one without it is not whole', () => {
  const said = { ...consentAnswers('vi'), purposes: ['registration'], consentBy: 'self' };
  expect(kinds(consentErrors(said, 'tick'))).toEqual(['typedName: typed-name-missing']);
  expect(consentErrors({ ...said, typedName: 'A' }, 'tick')).toEqual([]);
  expect(consentErrors(said, 'spoken')).toEqual([]);
  const unread = { ...said, canRead: 'no' };
  expect(kinds(consentErrors(unread, 'spoken'))).toEqual(['witnessName: witness-missing', 'witnessRole: witness-role-missing']);
  expect(isConsentWhole({ ...unread, consentMethod: 'spoken' })).toBe(false);
  expect(isConsentWhole({ ...said, consentMethod: 'signature' })).toBe(false);
  expect(isConsentWhole({ ...said, consentMethod: 'signature', signature: '0000' })).toBe(true);
  expect(isConsentWhole({ ...said, consentMethod: 'nodded' })).toBe(false);
  const given = { id: 'c', area: 'a', person: 'p', notice: { version: 'v', hash: 'h' }, givenAt: '2026-11-02T01:00:00.000Z' };
  const heard = {
    ...unread,
    consentMethod: 'spoken',
    witnessName: 'Lò Văn Kẻo',
    witnessRole: 'trưởng thôn',
    typedName: 'gõ nhầm',
    signature: '0000',
  };
  expect(consentChange(given, heard).set).toMatchObject({ method: 'spoken', witness: 'Lò Văn Kẻo (trưởng thôn)' });
  expect(Object.keys(consentChange(given, heard).set)).not.toEqual(expect.arrayContaining(['typedName']));
  const signed = consentChange(given, { ...heard, consentMethod: 'signature' }).set;
  expect(signed).toMatchObject({ method: 'signature', signature: '0000' });
  expect([signed['witness'], signed['typedName']]).toEqual([undefined, undefined]);
});

test('a child under 16 cannot consent for itself; a birth year alone may leave it open', () => {
  expect(childRemark('self', '24/11/2010', today)?.kind).toBe('child-needs-representative');
  expect(childRemark('self', '23/11/2010', today)).toBeUndefined();
  expect(childRemark('self', '2010', today)?.kind).toBe('maybe-child');
  expect(childRemark('representative', '2015', today)).toBeUndefined();
  expect(childRemark('self', '', today)).toBeUndefined();
});

test('the consent record says who, to what, how, in which language, and to which text', async () => {
  const answers = {
    ...consentAnswers('vi'),
    purposes: ['reporting', 'registration'],
    consentBy: 'representative',
    representativeName: ' Nguyễn Thị  Hoa ',
    representativeRelation: 'mẹ',
    consentMethod: 'tick',
    typedName: '  Giàng  A Tú ',
    witnessName: 'không dùng tới',
    consentLanguage: 'hmn',
  };
  const hash = await noticeHash('Cháu ở tổ công nghệ số cộng đồng');
  const change = consentChange(
    { id: home, area: 'v1', person: home, notice: { version: '1', hash }, givenAt: '2026-11-23T08:00:00.000Z' },
    answers,
  );
  expect(change.set).toEqual({
    person: home,
    purposes: ['registration', 'reporting'],
    notice: { version: '1', hash },
    language: 'hmn',
    method: 'tick',
    typedName: 'Giàng A Tú',
    representative: 'Nguyễn Thị Hoa (mẹ)',
    givenAt: '2026-11-23T08:00:00.000Z',
  });
  expect(misfitField('consent', change.set)).toBeUndefined();
});

test('the hash is the SHA-256 of the text, in base64url', async () => {
  expect(await noticeHash('abc')).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0');
});

test('in a language the notice is not written in, it is read in Vietnamese and explained', () => {
  expect(['vi', 'en', 'hmn', 'km'].map(noticeLanguage)).toEqual(['vi', 'en', 'vi', 'vi']);
});

test('a visit needs its outcome only; a promised day must not lie in the past unless it was there before', () => {
  expect(kinds(visitErrors(visitAnswers(), today))).toEqual(['outcome: outcome-missing']);
  const past = { ...visitAnswers(), outcome: 'absent', returnOn: '2026-11-20' };
  expect(kinds(visitErrors(past, today))).toEqual(['returnOn: return-in-past']);
  expect(visitErrors(past, today, { returnOn: '2026-11-20' })).toEqual([]);
  expect(kinds(visitErrors({ ...visitAnswers(), outcome: 'met', minutes: '5000' }, today))).toEqual(['minutes: minutes-out-of-range']);
});

test('at a closed door nobody was present and no time was spent, whatever was ticked before', () => {
  const answers = {
    ...visitAnswers(),
    at: '2026-11-23T08:00:00.000Z',
    outcome: 'absent',
    present: [home],
    minutes: '30',
    returnOn: '2026-11-24',
  };
  const fields = visitFields(home, answers);
  expect(fields).toMatchObject({ present: null, minutes: null, returnOn: '2026-11-24' });
  expect(misfitField('visit', fields)).toBeUndefined();
  expect(visitFields(home, { ...answers, outcome: 'met' })).toMatchObject({ present: [home], minutes: 30 });
});

test('a visit opened and saved untouched writes nothing', () => {
  const before = { household: home, at: '2026-11-23T08:00:00.000Z', outcome: 'met' as const, minutes: 20, present: [home] };
  expect(visitChanges({ id: home, area: 'v1', household: home }, visitAnswers(before), before)).toEqual([]);
});

test.each([
  ['2026-11-23', ['tomorrow 2026-11-24', 'sunday 2026-11-29', 'next-week 2026-11-30']],
  ['2026-11-28', ['tomorrow 2026-11-29', 'next-week 2026-12-05']],
  ['2026-11-29', ['tomorrow 2026-11-30', 'next-week 2026-12-06']],
])('on %s one is offered %j, each day once', (day, offered) => {
  expect(returnDays(day).map((choice) => `${choice.name} ${choice.day}`)).toEqual(offered);
});
