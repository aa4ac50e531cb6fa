import { dayInVietnam, daysBetween } from '#domain/dates.ts';

/** Dates, times and numbers as people of one language write them. Vietnam's time zone, whatever the tablet is set to. */
export interface LocaleFormats {
  readonly number: (value: number) => string;
  readonly percent: (share: number) => string;
  /** An ISO day or time as `12/03/2026`. */
  readonly date: (iso: string) => string;
  /** `12/03 14:05`. */
  readonly dateTime: (iso: string) => string;
  readonly time: (iso: string) => string;
  /** `hôm nay`, `ngày mai`, `3 ngày trước`; beyond 13 days the date. */
  readonly day: (iso: string, today: string) => string;
  readonly weekday: (iso: string) => string;
  /** `4 phút`, `30 giây`, rounded up. */
  readonly duration: (ms: number) => string;
  readonly bytes: (count: number) => string;
  readonly list: (words: readonly string[]) => string;
  readonly plural: (count: number, one: string, other: string) => string;
}

const timeZone = 'Asia/Ho_Chi_Minh';
const noon = 'T12:00:00+07:00';
const farDays = 13;

/** Making an Intl object costs about a millisecond on a slow tablet, so each is made once, when first needed. */
function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => (made ??= make());
}

export function localeFormats(tag: string): LocaleFormats {
  const numbers = once(() => new Intl.NumberFormat(tag));
  const percents = once(() => new Intl.NumberFormat(tag, { style: 'percent' }));
  const dates = once(() => new Intl.DateTimeFormat(tag, { timeZone, day: '2-digit', month: '2-digit', year: 'numeric' }));
  const times = once(() => new Intl.DateTimeFormat(tag, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }));
  const weekdays = once(() => new Intl.DateTimeFormat(tag, { timeZone, weekday: 'long' }));
  const relative = once(() => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }));
  const lists = once(() => new Intl.ListFormat(tag, { type: 'conjunction' }));
  const plurals = once(() => new Intl.PluralRules(tag));
  const unit = (value: number, name: string, unitDisplay: 'long' | 'short' = 'long') =>
    new Intl.NumberFormat(tag, { style: 'unit', unit: name, unitDisplay, maximumFractionDigits: 1 }).format(value);
  return {
    number: (value) => numbers().format(value),
    percent: (share) => percents().format(share),
    date: (iso) => dates().format(moment(iso)),
    dateTime: (iso) => `${dates().format(moment(iso)).slice(0, 5)} ${times().format(moment(iso))}`,
    time: (iso) => times().format(moment(iso)),
    day: (iso, today) => {
      const days = daysBetween(today, localDay(iso));
      return Math.abs(days) > farDays ? dates().format(moment(iso)) : relative().format(days, 'day').toLocaleLowerCase(tag);
    },
    weekday: (iso) => weekdays().format(moment(iso)),
    duration: (ms) => {
      const seconds = Math.max(1, Math.ceil(ms / 1000));
      if (seconds <= 90) return unit(seconds, 'second');
      if (seconds <= 5400) return unit(Math.ceil(seconds / 60), 'minute');
      return seconds <= 172_800 ? unit(Math.ceil(seconds / 3600), 'hour') : unit(Math.ceil(seconds / 86_400), 'day');
    },
    bytes: (count) => (count < 1_000_000 ? unit(count / 1000, 'kilobyte', 'short') : unit(count / 1_000_000, 'megabyte', 'short')),
    list: (words) => lists().format(words),
    plural: (count, one, other) => (plurals().select(count) === 'one' ? one : other),
  };
}

/** The local day of an ISO day or time. */
export function localDay(iso: string): string {
  return iso.length === 10 ? iso : dayInVietnam(Date.parse(iso));
}

/** Upper case first letter, for a relative day that begins a line. */
export function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}

function moment(iso: string): Date {
  return new Date(iso.length === 10 ? `${iso}${noon}` : iso);
}
