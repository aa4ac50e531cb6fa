import { birthYear } from '#domain/birth.ts';
import type { Fields } from '#domain/mutation.ts';
import type { NumberProblem, ReviewProblem } from '#domain/review-problems.ts';
import type { ReviewRow } from '#protocol/desk-review.ts';
import { formats, words } from '#ui/text/words.ts';
import { textField } from '../record-words.ts';
import { reviewWords } from './review-words.ts';

/** What is suspicious and why, in plain sentences. `fields`: of the record. */
export function sentencesOf(problem: ReviewProblem, fields: Fields): readonly string[] {
  return problem.kind === 'number-mismatch' ? numberSentences(problem, fields) : [sentenceOf(problem)];
}

function sentenceOf(problem: Exclude<ReviewProblem, NumberProblem>): string {
  const { because } = reviewWords();
  const { number, time, date } = formats();
  if (problem.kind === 'mended') return because.mended;
  if (problem.kind === 'same-number') return because.sameNumber(number(problem.others));
  if (problem.kind === 'pace') return because[problem.of](number(problem.count), time(problem.from), date(problem.from));
  if (problem.kind === 'one-point') return because.onePoint(number(problem.homes));
  if (problem.kind === 'sample') return because.sample(date(problem.week));
  return problem.withdrawn ? because.withdrawn : because.noConsent;
}

function numberSentences({ warnings, numberSays }: NumberProblem, fields: Fields): readonly string[] {
  const { because } = reviewWords();
  const sexes: Readonly<Record<string, string>> = words().facts.sex;
  const sexName = (sex: string | undefined) => (sexes[sex ?? ''] ?? '').toLocaleLowerCase('vi');
  const year = String(numberSays.birthYear ?? '');
  const birth = textField(fields, 'birth');
  return warnings.map((warning) => {
    if (warning === 'sex-differs') return because.sex(sexName(numberSays.sex), sexName(textField(fields, 'sex')));
    if (warning === 'birth-year-differs') return because.birthYear(year, birth ? String(birthYear(birth)) : '');
    return warning === 'province-unknown' ? because.place(numberSays.placeCode ?? '') : because.century(year);
  });
}

/** Whose record, as one would say it. */
export function titleOf({ kind, title, about }: Pick<ReviewRow, 'kind' | 'title' | 'about'>): string {
  const { noName, visitOf } = reviewWords();
  if (kind !== 'visit') return title || noName;
  return visitOf(title || noName, about ? formats().dateTime(about) : '');
}

/** Words a coordinator may begin with: what is odd, and what is asked for. */
export function suggestedComment(problems: readonly ReviewProblem[], fields: Fields | undefined): string {
  const suggest: Partial<Record<ReviewProblem['kind'], string>> = reviewWords().suggest;
  const first = problems.find(({ kind }) => kind !== 'mended');
  if (!first) return '';
  const said = first.kind === 'number-mismatch' && fields ? sentencesOf(first, fields) : [];
  return [...said, suggest[first.kind] ?? ''].join(' ').trim();
}
