import type { Home } from '#background/device-api.ts';
import { ageRange } from '#domain/birth.ts';
import { formatPhone, parsePhone } from '#domain/phone.ts';
import { cleanText } from '#domain/vietnamese-text.ts';

/** Who of this home may consent for another: grown up, as far as is known. */
const adultFrom = 18;

export interface Member {
  readonly name: string;
  readonly sex: string;
}

/** One of each name: a name is all that a consent keeps. `except`: the person who is asked. */
export function adultsOf(home: Home | undefined, today: string, except?: string): readonly Member[] {
  const adults = (home?.people ?? []).flatMap(({ person }) => {
    const name = cleanText(person.name ?? '');
    const young = person.birth ? ageRange(person.birth, today).most < adultFrom : false;
    return name === '' || young || person.id === except ? [] : [{ name, sex: person.sex ?? 'unknown' }];
  });
  return adults.filter(({ name }, at) => adults.findIndex((other) => other.name === name) === at);
}

export interface SharedPhone {
  readonly number: string;
  readonly shown: string;
  /** Whose it is; undefined for the home's own. */
  readonly of: string | undefined;
}

/** The numbers this family already gave, each once. */
export function phonesOf(home: Home | undefined, except?: string): readonly SharedPhone[] {
  const told = [
    { phone: home?.household.phone, of: undefined },
    ...(home?.people ?? []).flatMap(({ person }) => (person.id === except ? [] : [{ phone: person.phone, of: person.name ?? undefined }])),
  ];
  const phones = told.flatMap(({ phone, of }) => (phone ? [{ number: phone, shown: formatPhone(phone), of }] : []));
  return phones.filter(({ number }, at) => phones.findIndex((other) => other.number === number) === at);
}

export function isSamePhone(typed: string, number: string): boolean {
  return (parsePhone(typed)?.number ?? typed) === number;
}
