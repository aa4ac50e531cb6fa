import { type KnownOfLikened, likened, likeness } from '#domain/likeness.ts';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const lan: KnownOfLikened = { name: 'Nguyễn Thị Lan', birth: '1957-03-12', personalId: '025157000123' };
const without = ({ name, birth }: KnownOfLikened): KnownOfLikened => ({ name, birth });
const reason = (a: KnownOfLikened, b: KnownOfLikened) => likeness(likened(a), likened(b))?.reason;

describe('numbers', () => {
  test('the same number is the same person or a slip, whatever else is written', () => {
    expect(reason(lan, { personalId: '025157000123' })).toBe('same-number');
    expect(reason(lan, { name: 'Lò Văn Páo', birth: '1990', personalId: '025157000123' })).toBe('same-number');
  });

  test('two different numbers are two people, though name and birth are the same', () => {
    expect(reason(lan, { ...lan, personalId: '025157000987' })).toBeUndefined();
  });

  test.each([
    ['a digit wrong', '025157000128'],
    ['two digits swapped', '025157000132'],
  ])('%s in the number is a slip when the name agrees, and nothing when it does not', (_what, personalId) => {
    expect(reason(lan, { ...lan, personalId })).toBe('similar-name-and-birth');
    expect(reason(lan, { ...lan, name: 'Trần Thị Mận', personalId })).toBeUndefined();
  });

  test('a number typed half, or of another length, says nothing', () => {
    expect(reason({ personalId: '0251' }, { personalId: '0251' })).toBeUndefined();
    expect(reason({ personalId: '125157000' }, { personalId: '125157000' })).toBeUndefined();
  });

  test('a number that says the year stands in for a birth nobody wrote', () => {
    expect(reason({ name: 'Nguyễn Thị Lan', personalId: '025157000123' }, { name: 'Nguyễn Thị Lan', birth: '1957' })).toBe(
      'same-name-and-birth',
    );
    expect(reason({ name: 'Nguyễn Thị Lan', personalId: '025157000123' }, { name: 'Nguyễn Thị Lan', birth: '1980' })).toBeUndefined();
  });
});

describe('names', () => {
  test.each([
    ['without marks', 'nguyen thi lan'],
    ['in capitals', 'NGUYỄN THỊ LAN'],
    ['with spaces', '  Nguyễn  Thị Lan '],
    ['with i for y', 'Nguiễn Thị Lan'],
    ['decomposed', 'Nguyễn Thị Lan'.normalize('NFD')],
    ['two words as one', 'Nguyễn ThịLan'],
  ])('a name written %s is the same name', (_how, name) => {
    expect(reason(without(lan), { name, birth: '1957-03-12' })).toBe('same-name-and-birth');
  });

  test('the tone mark on the other vowel is the same mark', () => {
    expect(reason({ name: 'Trần Thị Hoà', birth: '1960' }, { name: 'Trần Thị Hòa', birth: '1960' })).toBe('same-name-and-birth');
  });

  test("a name of the H'Mông keeps its sound with and without the apostrophe", () => {
    expect(reason({ name: "H'Bia Niê", birth: '1970' }, { name: 'HBia Niê', birth: '1970' })).toBe('same-name-and-birth');
  });

  test('other marks are another name until the birth agrees to the day', () => {
    expect(reason({ name: 'Lê Văn Hùng', birth: '1970' }, { name: 'Lê Văn Hưng', birth: '1970' })).toBe('similar-name-and-birth');
    expect(reason({ name: 'Lê Văn Hùng', birth: '1970-05-06' }, { name: 'Lê Văn Hưng', birth: '1970-05-06' })).toBe('same-name-and-birth');
    expect(reason({ name: 'Lê Văn Hùng' }, { name: 'Lê Văn Hưng' })).toBeUndefined();
  });

  test.each([
    ['a letter wrong', 'Nguyễn Thị Lanh', 'Nguyễn Thị Lanj'],
    ['a letter too many', 'Nguyễn Thị Phượng', 'Nguyễn Thị Phượngg'],
    ['a letter missing', 'Nguyễn Thị Phượng', 'Nguyễn Thị Phượg'],
    ['two letters swapped', 'Nguyễn Thị Phương', 'Nguyễn Thị Phươgn'],
    ['the middle name left out', 'Nguyễn Thị Phương', 'Nguyễn Phương'],
  ])('%s makes names similar', (_what, name, other) => {
    expect(reason({ name, birth: '1961-02-03' }, { name: other, birth: '1961-02-03' })).toBe('similar-name-and-birth');
  });

  test.each([
    ['a short word', 'Nguyễn Thị Lan', 'Nguyễn Thị Lam'],
    ['two slips', 'Nguyễn Thị Phượng', 'Nguyên Thj Phượg'],
    ['another family', 'Nguyễn Thị Lan', 'Trần Thị Lan'],
    ['the words in another order', 'Nguyễn Thị Lan', 'Lan Thị Nguyễn'],
    ['a name still being typed', 'Nguyễn Thị Lan', 'Nguyễn Thị'],
    ['one word', 'Lan', 'Lan'],
    ['nothing', '', ''],
  ])('%s makes them two', (_what, name, other) => {
    expect(reason({ name, birth: '1961-02-03' }, { name: other, birth: '1961-02-03' })).toBeUndefined();
  });
});

describe('births', () => {
  const born = (a: string | undefined, b: string | undefined) =>
    reason({ name: 'Đỗ Văn Khoan', birth: a }, { name: 'Đỗ Văn Khoan', birth: b });

  test('they agree as far as both are known', () => {
    expect(born('1957-03-12', '1957-03-12')).toBe('same-name-and-birth');
    expect(born('1957-03-12', '1957')).toBe('same-name-and-birth');
    expect(born('1957-03', '1957-03-12')).toBe('same-name-and-birth');
    expect(born('1957', '1957')).toBe('same-name-and-birth');
  });

  test.each([
    ['day and month swapped', '1957-03-12', '1957-12-03'],
    ['the day wrong', '1957-03-12', '1957-03-13'],
    ['the month wrong', '1957-03-12', '1957-04-12'],
    ['the year one off', '1957-03-12', '1958-03-12'],
    ['years one off', '1957', '1956'],
  ])('%s is similar', (_what, a, b) => {
    expect(born(a, b)).toBe('similar-name-and-birth');
  });

  test.each([
    ['two other days of one year', '1957-03-12', '1957-11-30'],
    ['another month', '1957-03', '1957-04-12'],
    ['one year off and another day', '1957-03-12', '1958-04-12'],
    ['two years off', '1957', '1959'],
  ])('%s are two people', (_what, a, b) => {
    expect(born(a, b)).toBeUndefined();
  });

  test('without any birth only a name of three words speaks, and says that it does so alone', () => {
    expect(likeness(likened({ name: 'Đỗ Văn Khoan' }), likened({ name: 'Do Van Khoan', birth: '1957' }))).toMatchObject({
      reason: 'similar-name-and-birth',
      byNameAlone: true,
    });
    expect(reason({ name: 'Đỗ Khoan' }, { name: 'Đỗ Khoan' })).toBeUndefined();
    expect(reason({ name: 'Đỗ Văn Khoan' }, { name: 'Đỗ Văn Khoam' })).toBeUndefined();
  });
});

test('the surer the likeness, the greater its weight', () => {
  const steps: readonly (readonly [KnownOfLikened, KnownOfLikened])[] = [
    [lan, lan],
    [without(lan), without(lan)],
    [without(lan), { name: 'Nguyễn Thị Lan', birth: '1957' }],
    [lan, { ...lan, personalId: '025157000124' }],
    [without(lan), { name: 'Nguyễn Lan', birth: '1957-03-12' }],
    [without(lan), { name: 'Nguyễn Thị Lan', birth: '1957-12-03' }],
    [without(lan), { name: 'Nguyễn Thị Lan' }],
  ];
  const weights = steps.map(([a, b]) => likeness(likened(a), likened(b))?.weight ?? 0);
  expect(weights).toEqual([...weights].sort((a, b) => b - a));
  expect(new Set(weights).size).toBe(steps.length);
});

test('likeness is mutual, and the same number is never missed (fast-check, seed 31)', () => {
  const name = fc.array(fc.constantFrom('Nguyễn', 'Nguyên', 'Thị', 'Văn', 'Lan', 'Hoà', 'Hòa', 'Phượng', 'Phượg'), { maxLength: 4 });
  const birth = fc.constantFrom(undefined, '1957', '1958', '1957-03', '1957-03-12', '1957-12-03');
  const personalId = fc.constantFrom(undefined, '', '025157000123', '025157000132', '025157000987');
  const person = fc.record({ name: name.map((words) => words.join(' ')), birth, personalId });
  fc.assert(
    fc.property(person, person, (a, b) => {
      const [there, back] = [likeness(likened(a), likened(b)), likeness(likened(b), likened(a))];
      expect(there?.reason).toBe(back?.reason);
      expect(there?.weight).toBe(back?.weight);
      const isSameNumber = a.personalId !== undefined && a.personalId !== '' && a.personalId === b.personalId;
      expect(there?.reason === 'same-number').toBe(isSameNumber);
    }),
    { numRuns: 3000, seed: 31 },
  );
});
