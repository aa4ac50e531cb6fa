import { applyPack, guideFor, type GuidePack } from '#guides/pack.ts';
import { readPack } from '#guides/read-pack.ts';
import { shippedGuides } from '#guides/shipped-guides.ts';
import { expect, test } from 'vitest';

const [first, second] = shippedGuides;
if (!first || !second) throw new Error('two guides are shipped at least');
const rest = shippedGuides.slice(2).map(({ id }) => id);
const ids = (pack: GuidePack | undefined) => applyPack(shippedGuides, pack).map(({ id }) => id);
const local = { ...first, id: 'tinh-cua-toi', version: 1 };
const packOf = (...entries: GuidePack['entries']): GuidePack => ({ version: 'v', entries });

test('without a pack the guides are offered as shipped', () => {
  expect(applyPack(shippedGuides, undefined)).toBe(shippedGuides);
});

test('a guide is switched off, moved, put in other words, or added', () => {
  expect(ids(packOf({ guide: first.id, on: false }))).toEqual([second.id, ...rest]);
  expect(ids(packOf({ guide: second.id, on: true, place: 0 }))).toEqual([second.id, first.id, ...rest]);
  expect(ids(packOf({ guide: local.id, on: true, content: local }))).toEqual([first.id, second.id, ...rest, local.id]);
  const edited = { ...first, version: first.version + 1 };
  expect(applyPack(shippedGuides, packOf({ guide: first.id, on: true, content: edited }))[0]).toBe(edited);
  expect(ids(packOf({ guide: 'of-a-newer-app', on: true, place: 0 }))).toEqual(ids(undefined));
});

test('who has begun a guide that is switched off can still go on', () => {
  const pack = packOf({ guide: first.id, on: false }, { guide: local.id, on: false, content: local });
  const offered = applyPack(shippedGuides, pack);
  expect(guideFor(first.id, offered, shippedGuides, pack)).toBe(first);
  expect(guideFor(local.id, offered, shippedGuides, pack)).toBe(local);
  expect(guideFor('nobody-knows', offered, shippedGuides, pack)).toBeUndefined();
});

test('a pack that came through JSON is the same pack', () => {
  const pack = packOf({ guide: local.id, on: true, place: 3, content: local }, { guide: second.id, on: false });
  expect(readPack(JSON.parse(JSON.stringify(pack)), shippedGuides)).toEqual({ ok: true, value: pack });
});

test.each([
  ['no pack at all', 'hello', ''],
  ['an entry without its switch', { version: 'v', entries: [{ guide: 'a' }] }, 'entries.0.on'],
  [
    'a guide without steps',
    { version: 'v', entries: [{ guide: local.id, on: true, content: { ...local, steps: [] } }] },
    'entries.0.content.steps',
  ],
  ['a guide under another name', { version: 'v', entries: [{ guide: 'other', on: true, content: local }] }, 'other: id'],
  [
    'a milestone nobody reaches',
    {
      version: 'v',
      entries: [{ guide: local.id, on: true, content: { ...local, steps: local.steps.map((step) => ({ ...step, reaches: undefined })) } }],
    },
    `${local.id}: milestones/${local.milestones[0]?.id ?? ''} milestone-never-reached`,
  ],
])('%s is refused and the place is named', (_name, raw, detail) => {
  expect(readPack(raw, shippedGuides)).toEqual({ ok: false, failure: { kind: 'guide-pack-broken', detail } });
});
