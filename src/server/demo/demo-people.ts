import { ageOn, birthYear } from '#domain/birth.ts';
import type { DeviceKind, Person } from '#domain/entities.ts';
import { inventFamily, inventName, type KnownSex, type Origin } from './demo-names.ts';
import type { Dice } from './seeded-dice.ts';

/** A person before anybody of ours has written them down. */
export interface InventedPerson {
  readonly age: number;
  readonly fields: Omit<Person, 'household'> & { readonly name: string; readonly birth: string; readonly device: DeviceKind };
}

interface Member {
  readonly relation: string;
  readonly sex: KnownSex;
  readonly age: number;
  readonly family: string;
}

const languages: Readonly<Record<Origin, string | undefined>> = { kinh: undefined, muong: 'mtq', dao: 'ium', hmong: 'hmn' };

/** Who lives together, the head first. `taken` collects the personal numbers given out, which are never given twice. */
export function inventFamilyOf(dice: Dice, origin: Origin, today: string, taken: Set<string>): readonly InventedPerson[] {
  return members(dice, origin).map((member) => inventPerson(dice, member, origin, today, taken));
}

function members(dice: Dice, origin: Origin): readonly Member[] {
  const family = inventFamily(dice, origin);
  const shape = dice.weighted([
    ['elders', 13],
    ['parents', 42],
    ['three', 42],
    ['small', 7],
  ] as const);
  const other = () => inventFamily(dice, origin);
  const children = (parentAge: number, least: number, relation: string) =>
    Array.from({ length: dice.whole(least, 3) }, (_, index): Member => {
      return { relation, sex: anySex(dice), age: Math.max(0, parentAge - dice.whole(23, 30) - index * 3), family };
    });
  const couple = (age: number, sex: KnownSex): Member[] => [
    { relation: 'head', sex, age, family },
    { relation: 'spouse', sex: sex === 'male' ? 'female' : 'male', age: Math.max(20, age - dice.whole(-2, 5)), family: other() },
  ];
  if (shape === 'elders')
    return couple(dice.whole(62, 88), 'male')
      .slice(dice.chance(0.35) ? 1 : 0)
      .map(asHead);
  if (shape === 'small')
    return [{ relation: 'head', sex: anySex(dice), age: dice.whole(27, 60), family }, ...children(40, 0, 'child').slice(0, 1)];
  const age = shape === 'parents' ? dice.whole(28, 58) : dice.whole(36, 58);
  const home = [...couple(age, dice.chance(0.8) ? 'male' : 'female'), ...children(age, 1, 'child')];
  if (shape === 'parents') return home;
  return [...home, { relation: 'parent', sex: dice.chance(0.35) ? 'male' : 'female', age: Math.min(96, age + dice.whole(22, 32)), family }];
}

function asHead(member: Member, index: number): Member {
  return index === 0 ? { ...member, relation: 'head' } : member;
}

function anySex(dice: Dice): KnownSex {
  return dice.chance(0.51) ? 'male' : 'female';
}

function inventPerson(
  dice: Dice,
  { relation, sex, age, family }: Member,
  origin: Origin,
  today: string,
  taken: Set<string>,
): InventedPerson {
  const birth = inventBirth(dice, age, today);
  const device = inventDevice(dice, age);
  const elderLanguage = age >= 60 && dice.chance(0.5) ? languages[origin] : undefined;
  const fields = {
    name: inventName(dice, { sex, birthYear: birthYear(birth), origin, family }),
    birth,
    sex,
    relation,
    device,
    ...(dice.chance(age >= 14 ? 0.93 : 0.55) ? { personalId: inventPersonalId(dice, sex, birthYear(birth), taken) } : {}),
    ...(device === 'smartphone' || device === 'basic' ? { phone: inventPhone(dice) } : {}),
    ...(elderLanguage === undefined ? {} : { language: elderLanguage }),
  };
  return { age: ageOn(birth, today), fields };
}

/** Many elders know only the year, some a month and year. */
function inventBirth(dice: Dice, age: number, today: string): string {
  const year = String(birthYear(today) - Math.max(1, age));
  const month = `${year}-${String(dice.whole(1, 12)).padStart(2, '0')}`;
  if (age >= 68 && dice.chance(0.35)) return year;
  if (age >= 60 && dice.chance(0.06)) return month;
  if (age >= 60 && dice.chance(0.15)) return `${year}-01-01`;
  return `${month}-${String(dice.whole(1, 28)).padStart(2, '0')}`;
}

function inventDevice(dice: Dice, age: number): DeviceKind {
  const share = (smartphone: number, shared: number, basic: number, none: number) =>
    dice.weighted<DeviceKind>([
      ['smartphone', smartphone],
      ['shared', shared],
      ['basic', basic],
      ['none', none],
    ]);
  if (age < 12) return share(0, 1, 0, 9);
  if (age < 16) return share(4, 4, 0, 2);
  if (age < 60) return share(92, 3, 3, 2);
  if (age < 70) return share(58, 10, 25, 7);
  if (age < 80) return share(28, 15, 38, 19);
  return share(8, 17, 35, 40);
}

/** Where births of the commune's people were registered, by the provinces of before 2025. */
const birthPlaces = [
  ['025', 78],
  ['026', 8],
  ['017', 6],
  ['001', 4],
  ['015', 2],
  ['010', 2],
] as const;

/** Serials begin with 99, so that invented numbers can be told from others. */
function inventPersonalId(dice: Dice, sex: KnownSex, year: number, taken: Set<string>): string {
  const century = (year < 2000 ? 0 : 2) + (sex === 'male' ? 0 : 1);
  const start = `${dice.weighted(birthPlaces)}${century}${String(year % 100).padStart(2, '0')}`;
  let number = start + dice.whole(990_000, 999_999);
  while (taken.has(number)) number = start + dice.whole(990_000, 999_999);
  taken.add(number);
  return number;
}

/** Real prefixes with 000 after them, so that everybody sees the number is invented. */
export function inventPhone(dice: Dice): string {
  const prefix = dice.pick([
    '032',
    '033',
    '035',
    '036',
    '038',
    '039',
    '081',
    '082',
    '086',
    '091',
    '094',
    '097',
    '098',
    '070',
    '078',
    '093',
  ]);
  return `${prefix}000${String(dice.whole(0, 9999)).padStart(4, '0')}`;
}
