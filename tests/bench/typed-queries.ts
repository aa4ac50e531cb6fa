import { fold } from '#domain/vietnamese-text.ts';
import { SeededDice } from './many-people.ts';

/** Of somebody who is in the book. */
export interface Sought {
  readonly name: string;
  readonly address: string;
  readonly personalId: string;
}

const lower = (text: string) => text.toLowerCase();
const given = (name: string) => name.split(' ').at(-1) ?? '';

/** As volunteers look for people: mostly without marks, words in any order, with the lane, or by the end of a number. */
const ways: readonly ((sought: Sought) => string)[] = [
  ({ name }) => fold(name),
  ({ name }) => lower(name),
  ({ name }) => `${fold(given(name))} ${fold(name.split(' ')[0] ?? '')}`,
  ({ name }) => lower(name.split(' ').slice(1).join(' ')),
  ({ name, address }) => `${fold(given(name))} ${fold(address.split(',')[0] ?? '')}`,
];
const byDigits = ({ personalId }: Sought) => personalId.slice(-4);

/** `numbers`: some are looked for by the last digits, which only some engines can do. */
export function typedQueries(people: readonly Sought[], count: number, seed: number, numbers: boolean): readonly string[] {
  const dice = new SeededDice(seed);
  const all = numbers ? [...ways, byDigits] : ways;
  return Array.from({ length: count }, (_, index) => {
    const sought = dice.pick(people);
    return all[index % all.length]?.(sought) ?? sought.name;
  });
}
