import { policeDays, policeStanding, type PoliceDayEntry } from '#guides/police-day.ts';
import { shippedGuides } from '#guides/shipped-guides.ts';
import { calendarFile } from '#ui/field/police-day/calendar-file.ts';
import { expect, test } from 'vitest';

const obstacles = new Set(['face-not-matched']);

test.each([
  ['vneid-level-2', { milestone: 'referred' }, 'to-go'],
  ['vneid-level-2', { milestone: 'at-police' }, 'waits'],
  ['vneid-level-2', { milestone: 'approved' }, 'to-activate'],
  ['vneid-level-2', { milestone: 'active' }, undefined],
  ['vneid-level-2', { milestone: 'referred', declined: true }, undefined],
  ['vneid-level-1', { milestone: 'installed', obstacle: 'face-not-matched' }, 'to-go'],
  ['vneid-level-1', { milestone: 'installed', obstacle: 'phone-full' }, undefined],
  ['vneid-level-2', { milestone: 'approved', obstacle: 'face-not-matched' }, 'to-go'],
] as const)('%s at %o: %s', (guide, progress, standing) => {
  expect(policeStanding(guide, progress, obstacles)).toBe(standing);
});

test('the milestones it speaks of are the guide’s own', () => {
  const level2 = shippedGuides.find(({ id }) => id === 'vneid-level-2');
  expect(level2?.milestones.map(({ id }) => id)).toEqual(['referred', 'at-police', 'approved', 'active']);
});

function anEntry(person: string, on?: string, area = 'thon-a'): PoliceDayEntry {
  const areaName =
    area === 'thon-a' ? 'Thôn Đồng Bưởi' : 'Bản Nà Sao, nơi có cái tên rất dài để dòng phải gập lại đúng cách trong tệp lịch';
  return {
    person,
    guide: 'vneid-level-2',
    standing: 'to-go',
    name: `Trần Thị ${person}`,
    head: 'Trần Văn Mẫu',
    address: 'Ngõ 5',
    area,
    areaName,
    on,
  };
}

const words = {
  title: (people: number) => `Ra công an xã: ${people} người`,
  places: (names: readonly string[]) => names.join(', '),
  where: 'Công an xã',
};
const stamp = Date.UTC(2026, 10, 23);

test('people are listed by the day agreed, those without a day last', () => {
  const days = policeDays([
    anEntry('Ba', '2026-12-12'),
    anEntry('Hai'),
    anEntry('Một', '2026-12-05'),
    { ...anEntry('Chờ'), standing: 'waits' },
  ]);
  expect(days.map(({ day, entries }) => [day, entries.map(({ person }) => person)])).toEqual([
    ['2026-12-05', ['Một']],
    ['2026-12-12', ['Ba']],
    [undefined, ['Hai']],
  ]);
});

/** Unfolded content lines (RFC 5545, 3.1). */
const linesOf = (text: string) => text.replaceAll('\r\n ', '').replaceAll('\r\n\t', '').split('\r\n').filter(Boolean);

test('the calendar has one all-day event for each day, counts people, and names nobody', async () => {
  const days = policeDays([
    anEntry('Một', '2026-12-05'),
    anEntry('Hai', '2026-12-05', 'ban-b'),
    anEntry('Ba', '2026-12-31'),
    anEntry('Bốn'),
  ]);
  const text = (await calendarFile(days, stamp, words)) ?? '';
  const raw = text.split('\r\n');
  expect(raw.every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  const lines = linesOf(text);
  expect(lines[0]).toBe('BEGIN:VCALENDAR');
  expect(lines.at(-1)).toBe('END:VCALENDAR');
  expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(2);
  expect(lines.filter((line) => line.startsWith('DTSTART'))).toEqual(['DTSTART;VALUE=DATE:20261205', 'DTSTART;VALUE=DATE:20261231']);
  expect(lines.filter((line) => /^(DTEND|DURATION)/.test(line))).toEqual(['DTEND;VALUE=DATE:20261206', 'DTEND;VALUE=DATE:20270101']);
  expect(lines.filter((line) => line.startsWith('SUMMARY'))).toEqual(['SUMMARY:Ra công an xã: 2 người', 'SUMMARY:Ra công an xã: 1 người']);
  expect(text).not.toMatch(/Trần|Một|Ngõ/);
  expect(await calendarFile(days, stamp, words)).toBe(text);
});

test('without a day there is nothing to put into a calendar', async () => {
  expect(await calendarFile(policeDays([anEntry('Hai')]), stamp, words)).toBeUndefined();
});
