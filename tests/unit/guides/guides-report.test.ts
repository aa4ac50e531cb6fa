import { shippedGuides } from '#guides/shipped-guides.ts';
import { guidesReport } from '#tests/guides-report.ts';
import { expect, test } from 'vitest';
import { aGuide } from './fixture-guides.ts';

test('the shipped guides pass, a line for each', () => {
  const { lines, sound } = guidesReport();
  expect(lines.filter((line) => line.startsWith('✗'))).toEqual([]);
  expect(sound).toBe(true);
  for (const { id, steps } of shippedGuides)
    expect(lines.some((line) => line.includes(` ${id} `) && line.includes(`${steps.length} steps`))).toBe(true);
  expect(lines.at(-1)).toBe('13 guides, 130 steps, 0 problems');
});

test('a file with one guide, a list of them or a pack is read; what a pack only switches is left out', () => {
  const local = aGuide();
  const entry = { guide: local.id, on: true };
  for (const file of [
    local,
    [local],
    {
      version: '1',
      entries: [
        { ...entry, content: local },
        { guide: 'vssid', on: false },
      ],
    },
  ]) {
    expect(guidesReport(JSON.parse(JSON.stringify(file)))).toMatchObject({ sound: true, lines: { length: 2 } });
  }
});

test('a guide may lean on a shipped one, and takes the place of the one of its name', () => {
  const [first] = shippedGuides;
  expect(guidesReport([first]).sound).toBe(true);
  expect(guidesReport(aGuide({ requires: [{ guide: 'vneid-level-2', milestone: 'active' }] })).sound).toBe(true);
});

test('each problem is a line that names the guide, the place and what is wrong', () => {
  const { lines, sound } = guidesReport([aGuide({ apps: ['vneid-gift'] }), { ...aGuide({ id: 'torn' }), title: 'one language' }]);
  expect(sound).toBe(false);
  expect(lines.filter((line) => line.startsWith('✗'))).toEqual([
    '✗ torn title: this is not as the schema has it (src/guides/guide.ts)',
    '✗ village-wallet apps/vneid-gift: this app is not in the allow-list (src/guides/official-apps.ts)',
  ]);
  expect(guidesReport([null]).sound).toBe(false);
});

test('where there is no guide at all the reader says that it is blind', () => {
  for (const nothing of [[], { version: '1', entries: [] }]) {
    expect(guidesReport(nothing)).toMatchObject({ sound: false, lines: ['✗ no guide was found: the reader is blind', expect.anything()] });
  }
});
