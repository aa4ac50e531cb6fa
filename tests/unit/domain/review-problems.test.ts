import { consentProblem, fieldInQuestion, numberProblem } from '#domain/review-problems.ts';
import { describe, expect, test } from 'vitest';

describe('a number beside birth and sex', () => {
  const right = { personalId: '001160000001', birth: '1960', sex: 'female' } as const;

  test('what fits, what is not known and what is missing are no problem', () => {
    for (const person of [
      right,
      { ...right, birth: '1960-12-31' },
      { ...right, birth: null, sex: 'unknown' as const },
      { ...right, personalId: null },
      { birth: '1960' },
      { ...right, personalId: '101160000001' },
      { personalId: '001305000001', birth: '2005-02', sex: 'female' as const },
    ])
      expect(numberProblem(person)).toBeUndefined();
  });

  test('the problem tells what the number says, and only where it says something else', () => {
    expect(numberProblem({ ...right, sex: 'male' })).toMatchObject({ warnings: ['sex-differs'], numberSays: { sex: 'female' } });
    expect(numberProblem({ ...right, birth: '1961' })?.numberSays).toEqual({ birthYear: 1960 });
    expect(numberProblem({ ...right, personalId: '003160000001' })?.numberSays).toEqual({ placeCode: '003' });
    expect(numberProblem({ ...right, personalId: '001560000001' })?.warnings).toContain('century-impossible');
  });

  test('the field in question is the one that differs, or the number when more than one thing does', () => {
    const field = (person: Parameters<typeof numberProblem>[0]) => {
      const problem = numberProblem(person);
      return problem && fieldInQuestion(problem);
    };
    expect(field({ ...right, birth: '1961' })).toBe('birth');
    expect(field({ ...right, sex: 'male' })).toBe('sex');
    expect(field({ ...right, personalId: '003160000001' })).toBe('personalId');
    expect(field({ ...right, birth: '1961', sex: 'male' })).toBe('personalId');
    expect(fieldInQuestion({ kind: 'sample', week: '2027-01-11' })).toBeUndefined();
  });
});

describe('consent', () => {
  const nobodyAsked = { standing: false, withdrawn: false, atTheDoor: false, guided: false };

  test('one that stands is enough, and who only stands in an imported list was not asked', () => {
    expect(consentProblem({ standing: true, withdrawn: true, atTheDoor: true, guided: true })).toBeUndefined();
    expect(consentProblem(nobodyAsked)).toBeUndefined();
  });

  test('somebody written down at the door, guided, or who has withdrawn and still stands, is a problem', () => {
    expect(consentProblem({ ...nobodyAsked, atTheDoor: true })).toEqual({ kind: 'consent-missing', withdrawn: false });
    expect(consentProblem({ ...nobodyAsked, guided: true })).toBeDefined();
    expect(consentProblem({ ...nobodyAsked, withdrawn: true })).toEqual({ kind: 'consent-missing', withdrawn: true });
  });
});
