import { isRealDay } from './dates.ts';

/** A birth date keeps its precision by its length: `1957`, `1957-03`, `1957-03-12`. Many elders know only the year. */
export type BirthPrecision = 'year' | 'month' | 'day';

const earliestYear = 1890;
const latestYear = 2099;

/**
 * What was typed or scanned as stored text, or undefined when it is no date: `12/3/1957`, `03/1957`, `1957`, `12031957`, `00031957` (a day not known),
 * and the stored forms themselves. Separators may be `/ . -` or a space.
 */
export function parseBirth(text: string): string | undefined {
  const typed = text.normalize('NFKC').trim();
  const iso = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(typed);
  if (iso) return birthOf(iso[1], iso[2] ?? '0', iso[3] ?? '0');
  const run = /^(\d{2})(\d{2})(\d{4})$/.exec(typed);
  if (run) return birthOf(run[3], run[2], run[1]);
  const parts = /^(?:(?:(\d{1,2})\s*[/.\-\s]\s*)?(\d{1,2})\s*[/.\-\s]\s*)(\d{4})$/.exec(typed);
  return parts ? birthOf(parts[3], parts[2], parts[1] ?? '0') : undefined;
}

/** Zero stands for "not known"; a known day in an unknown month is no date. */
function birthOf(yearText = '', monthText = '0', dayText = '0'): string | undefined {
  const [year, month, day] = [Number(yearText), Number(monthText), Number(dayText)];
  if (year < earliestYear || year > latestYear) return undefined;
  if (month === 0) return day === 0 ? String(year) : undefined;
  if (month > 12) return undefined;
  const upToMonth = `${year}-${String(month).padStart(2, '0')}`;
  if (day === 0) return upToMonth;
  return isRealDay(year, month, day) ? `${upToMonth}-${String(day).padStart(2, '0')}` : undefined;
}

export function birthPrecision(birth: string): BirthPrecision {
  if (birth.length === 4) return 'year';
  return birth.length === 7 ? 'month' : 'day';
}

/** As Vietnamese people write it: `12/03/1957`, `03/1957` or `1957`. */
export function formatBirth(birth: string): string {
  return birth.split('-').toReversed().join('/');
}

export function birthYear(birth: string): number {
  return Number(birth.slice(0, 4));
}

/** Whole years on a day (`yyyy-mm-dd`): the least and the most the known part of the date allows. Negative before birth. */
export function ageRange(birth: string, on: string): { readonly least: number; readonly most: number } {
  const precision = birthPrecision(birth);
  const years = birthYear(on) - birthYear(birth);
  if (precision === 'year') return { least: years - 1, most: years };
  const [month, thisMonth] = [birth.slice(5, 7), on.slice(5, 7)];
  if (month !== thisMonth) return month < thisMonth ? { least: years, most: years } : { least: years - 1, most: years - 1 };
  if (precision === 'month') return { least: years - 1, most: years };
  const exact = birth.slice(8, 10) <= on.slice(8, 10) ? years : years - 1;
  return { least: exact, most: exact };
}

/** The age one would say: exact when the day is known, else by the year or month alone. */
export function ageOn(birth: string, on: string): number {
  return ageRange(birth, on).most;
}
