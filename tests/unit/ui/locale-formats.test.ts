import { localeFormats } from '#ui/text/locale-formats.ts';
import { expect, test } from 'vitest';

const vi = localeFormats('vi-VN');
const en = localeFormats('en-GB');

test('days, times and numbers are written as Vietnamese people write them', () => {
  expect(vi.date('2026-03-05')).toBe('05/03/2026');
  expect(vi.dateTime('2026-03-05T02:07:00Z')).toBe('05/03 09:07');
  expect(vi.time('2026-03-05T17:30:00Z')).toBe('00:30');
  expect(vi.number(12_345.5)).toBe('12.345,5');
  expect(vi.bytes(2_340_000)).toBe('2,3 MB');
  expect(vi.weekday('2026-11-23')).toBe('Thứ Hai');
  expect(vi.list(['Lan', 'Hùng', 'Nga'])).toBe('Lan, Hùng và Nga');
});

test('English keeps the order day, month, year', () => {
  expect(en.date('2026-03-05')).toBe('05/03/2026');
  expect(en.dateTime('2026-03-05T02:07:00Z')).toBe('05/03 09:07');
  expect(en.number(12_345.5)).toBe('12,345.5');
});

test('a near day is said in words, a far one as a date', () => {
  expect(vi.day('2026-11-23', '2026-11-23')).toBe('hôm nay');
  expect(vi.day('2026-11-24', '2026-11-23')).toBe('ngày mai');
  expect(vi.day('2026-11-20', '2026-11-23')).toBe('3 ngày trước');
  expect(vi.day('2026-12-30', '2026-11-23')).toBe('30/12/2026');
  expect(en.day('2026-11-22', '2026-11-23')).toBe('yesterday');
});

test('the day of a time is the day in Vietnam', () => {
  expect(vi.day('2026-11-22T18:00:00Z', '2026-11-23')).toBe('hôm nay');
});

test('a wait is told in the largest unit that fits and never as nothing', () => {
  expect(vi.duration(1)).toBe('1 giây');
  expect(vi.duration(30_000)).toBe('30 giây');
  expect(vi.duration(5 * 60_000)).toBe('5 phút');
  expect(vi.duration(3_600_000)).toBe('60 phút');
  expect(vi.duration(2 * 3_600_000)).toBe('2 giờ');
});
