import { addDays } from '#domain/dates.ts';
import type { PoliceDay } from '#guides/police-day.ts';

export interface CalendarWords {
  /** "Ngày ra công an xã: 5 người" */
  readonly title: (people: number) => string;
  /** "Thôn Đồng Bưởi, Thôn Cầu Tre" */
  readonly places: (names: readonly string[]) => string;
  readonly where: string;
}

/**
 * One all-day event for each day agreed, as an iCalendar file (RFC 5545). It says how many people of which villages, and never who: a calendar goes to
 * phones and clouds. The same days give the same events, so that sharing it again replaces them. Days that are not agreed have no event.
 */
export async function calendarFile(days: readonly PoliceDay[], stamp: number, words: CalendarWords): Promise<string | undefined> {
  const agreed = days.flatMap(({ day, entries }) => (day === undefined ? [] : [{ day, entries }]));
  if (agreed.length === 0) return undefined;
  const { createEvents } = await import('ics');
  const made = createEvents(
    agreed.map(({ day, entries }) => {
      const areas = [...new Map(entries.map(({ area, areaName }) => [area, areaName])).entries()].sort(([a], [b]) => (a < b ? -1 : 1));
      return {
        uid: `police-day-${day}-${areas.map(([area]) => area).join('-')}@tung-ngo`,
        title: words.title(entries.length),
        description: words.places(areas.map(([, name]) => name)),
        location: words.where,
        start: dateParts(day),
        // The first day after it. As a duration the library writes `P1DT`, which is none.
        end: dateParts(addDays(day, 1)),
        timestamp: stamp,
        productId: 'tung-ngo/police-day',
        busyStatus: 'FREE' as const,
      };
    }),
  );
  if (made.error) throw made.error;
  return made.value ? foldedByOctets(made.value) : undefined;
}

const mostOctets = 75;
const utf8 = new TextEncoder();

/** The library folds lines by characters; the standard counts octets, and a Vietnamese letter has up to three. */
function foldedByOctets(text: string): string {
  const lines = text.replaceAll(/\r\n[ \t]/g, '').split('\r\n');
  return lines.map((line) => folded(line).join('\r\n ')).join('\r\n');
}

function folded(line: string): readonly string[] {
  const parts = [''];
  let octets = 0;
  for (const letter of line) {
    const size = utf8.encode(letter).length;
    if (octets + size > mostOctets) {
      parts.push('');
      // The space that marks a folded line counts too.
      octets = 1;
    }
    parts[parts.length - 1] += letter;
    octets += size;
  }
  return parts;
}

function dateParts(day: string): [number, number, number] {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return [year, month, date];
}
