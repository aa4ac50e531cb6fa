import { fold } from '#domain/vietnamese-text.ts';
import type { ManyPeople, SeededDice } from './many-people.ts';

export const slips = [
  'as before',
  'without marks',
  'i for y, capitals',
  'a letter wrong',
  'middle name left out',
  'year of birth only',
  'day and month swapped',
  'year one off',
  'no birth',
  'a wrong digit',
  'a letter wrong, year of birth only',
] as const;
export type Slip = (typeof slips)[number];

/** Somebody who is in the book, as another volunteer writes them; a number is asked for in half of the cases only. */
export function registeredAgain(dice: SeededDice, person: ManyPeople, slip: Slip): ManyPeople {
  const number = dice.below(2) === 0 ? person.personalId : undefined;
  return { ...person, personalId: number, ...change[slip](dice, person) };
}

const change: { readonly [slip in Slip]: (dice: SeededDice, person: ManyPeople) => Partial<ManyPeople> } = {
  'as before': () => ({}),
  'without marks': (_dice, { name }) => ({ name: fold(name) }),
  'i for y, capitals': (_dice, { name }) => ({ name: name.replace('ý', 'í').replace('y', 'i').toUpperCase() }),
  'a letter wrong': (dice, { name }) => ({ name: letterWrong(dice, name) }),
  'middle name left out': (_dice, { name }) => ({ name: name.split(' ').toSpliced(1, 1).join(' ') }),
  'year of birth only': (_dice, { birth }) => ({ birth: birth.slice(0, 4) }),
  'day and month swapped': (_dice, { birth }) => ({ birth: swapped(birth) }),
  'year one off': (dice, { birth }) => ({ birth: `${Number(birth.slice(0, 4)) + dice.pick([-1, 1])}${birth.slice(4)}` }),
  'no birth': () => ({ birth: '' }),
  'a wrong digit': (dice, { personalId }) => ({ personalId: personalId && digitWrong(dice, personalId) }),
  'a letter wrong, year of birth only': (dice, { name, birth }) => ({ name: letterWrong(dice, name), birth: birth.slice(0, 4) }),
};

function letterWrong(dice: SeededDice, name: string): string {
  const letters = Array.from(name);
  const at = 1 + dice.below(letters.length - 1);
  if (letters[at] === ' ' || letters[at - 1] === ' ') return letterWrong(dice, name);
  const kind = dice.below(3);
  if (kind === 0) letters.splice(at, 1);
  else letters.splice(at, kind === 1 ? 1 : 0, dice.pick(['a', 'n', 'h', 'g', 'o', 'i']));
  return letters.join('');
}

function swapped(birth: string): string {
  const [year, month, day] = birth.split('-');
  if (day === undefined || Number(day) > 12) return birth;
  return `${year}-${day}-${month}`;
}

function digitWrong(dice: SeededDice, number: string): string {
  const at = dice.below(number.length);
  return `${number.slice(0, at)}${(Number(number[at]) + 1 + dice.below(9)) % 10}${number.slice(at + 1)}`;
}
