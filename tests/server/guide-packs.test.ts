import type { Guide } from '#guides/guide.ts';
import { applyPack } from '#guides/pack.ts';
import { readPack } from '#guides/read-pack.ts';
import { shippedGuides } from '#guides/shipped-guides.ts';
import { expect, test } from 'vitest';
import { onEveryDatabase } from '../contract/server/every-database.ts';
import { atTheDesk } from './desk-visitor.ts';

const level1 = shippedGuides.find(({ id }) => id === 'vneid-level-1');
const level2 = shippedGuides.find(({ id }) => id === 'vneid-level-2');
if (!level1 || !level2) throw new Error('the VNeID guides are shipped');

/** The guide with its first step in other words. */
function inOtherWords(guide: Guide, vi: string): Guide {
  return { ...guide, steps: guide.steps.map((step, at) => (at === 0 ? { ...step, words: { ...step.words, vi } } : step)) };
}

const local: Guide = { ...level1, id: 'tinh-cua-toi', title: { vi: 'Ứng dụng của tỉnh', en: 'The province’s own app' } };

/** What a tablet makes of a page's pack. */
function offered(guides: unknown): readonly Guide[] {
  const pack = readPack(guides, shippedGuides);
  if (!pack.ok) throw new Error(pack.failure.detail);
  return applyPack(shippedGuides, pack.value);
}

onEveryDatabase(({ fieldServer }) => {
  test('[GUIDES] what a coordinator publishes comes with the next page of every tablet below, and only once', async () => {
    const server = await fieldServer();
    const tablet = await server.tablet({ area: 'a1', role: 'volunteer' });
    const stranger = await server.tablet({ area: 'b1', role: 'volunteer' });
    for (const each of [tablet, stranger]) expect(offered((await each.pullAll()).guides)).toEqual(shippedGuides);
    const desk = await atTheDesk(server, 'xa-a', 'xa-a');
    const words = 'Bác cho cháu hỏi: số điện thoại này đứng tên bác không ạ?';
    const published = await desk.post('areas/xa-a/guides/vneid-level-1/publish', {
      content: inOtherWords(level1, words),
      basedOn: level1.version,
    });
    expect(published.body).toEqual({ version: level1.version + 1 });
    expect((await desk.post('areas/xa-a/guides/tinh-cua-toi/publish', { content: local, basedOn: 0 })).body).toEqual({ version: 1 });
    expect((await desk.post('areas/xa-a/guides/vneid-level-2/switch', { on: false })).body).toEqual({ on: false });
    const guides = offered((await tablet.pullPage()).guides);
    expect(guides.find(({ id }) => id === 'vneid-level-1')).toMatchObject({
      version: level1.version + 1,
      steps: [{ words: { vi: words } }, ...level1.steps.slice(1).map(({ id }) => ({ id }))],
    });
    expect(guides.map(({ id }) => id)).toEqual([
      ...shippedGuides.map(({ id }) => id).filter((id) => id !== 'vneid-level-2'),
      'tinh-cua-toi',
    ]);
    expect((await tablet.pullPage()).guides).toBeUndefined();
    expect((await stranger.pullPage()).guides).toBeUndefined();
  });

  test('[GUIDES] the nearest node wins; taking it back lets the one above hold again', async () => {
    const server = await fieldServer();
    const tablet = await server.tablet({ area: 'a1', role: 'volunteer' });
    const [province, village] = [await atTheDesk(server, 'tinh', 'tinh'), await atTheDesk(server, 'thon', 'a1')];
    const on = async () => offered((await tablet.pullPage()).guides).some(({ id }) => id === 'vneid-level-1');
    await province.post('areas/tinh/guides/vneid-level-1/switch', { on: false });
    expect(await on()).toBe(false);
    await village.post('areas/a1/guides/vneid-level-1/switch', { on: true });
    expect(await on()).toBe(true);
    const shown = (await village.get('areas/a1/guides')).body.guides.find(({ guide }: { guide: Guide }) => guide.id === 'vneid-level-1');
    expect(shown).toMatchObject({ on: true, source: { kind: 'here' }, contentSource: { kind: 'shipped' }, local: false });
    await village.post('areas/a1/guides/vneid-level-1/reset', {});
    expect(await on()).toBe(false);
    const above = (await village.get('areas/a1/guides')).body.guides.find(({ guide }: { guide: Guide }) => guide.id === 'vneid-level-1');
    expect(above).toMatchObject({ on: false, source: { kind: 'above', area: 'tinh' } });
  });

  test('[GUIDES] who works in two communes is offered what either offers', async () => {
    const server = await fieldServer();
    const tablet = await server.tablet({ area: 'a1', role: 'volunteer' }, { area: 'b1', role: 'volunteer' });
    await (await atTheDesk(server, 'xa-a', 'xa-a')).post('areas/xa-a/guides/vneid-level-1/switch', { on: false });
    expect(offered((await tablet.pullAll()).guides).map(({ id }) => id)).toContain('vneid-level-1');
    await (await atTheDesk(server, 'xa-b', 'xa-b')).post('areas/xa-b/guides/vneid-level-1/switch', { on: false });
    expect(offered((await tablet.pullPage()).guides).map(({ id }) => id)).not.toContain('vneid-level-1');
  });

  test('[GUIDES] the order chosen is the order offered', async () => {
    const server = await fieldServer();
    const tablet = await server.tablet({ area: 'a1', role: 'volunteer' });
    const desk = await atTheDesk(server, 'xa-a', 'xa-a');
    const order = shippedGuides.map(({ id }) => id).toReversed();
    expect((await desk.post('areas/xa-a/guides/order', { order: [...order, 'nobody-knows'] })).body).toEqual({ ordered: order.length });
    expect(offered((await tablet.pullAll()).guides).map(({ id }) => id)).toEqual(order);
    expect((await desk.get('areas/xa-a/guides')).body.guides.map(({ guide }: { guide: Guide }) => guide.id)).toEqual(order);
    await desk.post('areas/xa-a/guides/order', { order: [] });
    expect(offered((await tablet.pullPage()).guides)).toEqual(shippedGuides);
  });

  test('[GUIDES] two who publish over the same version: the second is told, and nothing of the first is lost', async () => {
    const server = await fieldServer();
    const [one, other] = [await atTheDesk(server, 'mot', 'xa-a'), await atTheDesk(server, 'hai', 'xa-a')];
    const path = 'areas/xa-a/guides/vneid-level-1/publish';
    const answers = await Promise.all([
      one.post(path, { content: inOtherWords(level1, 'Lời thứ nhất.'), basedOn: level1.version }),
      other.post(path, { content: inOtherWords(level1, 'Lời thứ hai.'), basedOn: level1.version }),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.error.kind).toBe('changed-meanwhile');
    const { versions } = (await one.get('areas/xa-a/guides/vneid-level-1/versions')).body;
    expect(versions).toMatchObject([{ version: level1.version + 1, area: 'xa-a' }]);
  });

  test('[GUIDES] a version number means one text, wherever it was published', async () => {
    const server = await fieldServer();
    const [a, b] = [await atTheDesk(server, 'xa-a', 'xa-a'), await atTheDesk(server, 'xa-b', 'xa-b')];
    const publish = async (desk: typeof a, area: string) =>
      (
        await desk.post(`areas/${area}/guides/vneid-level-1/publish`, {
          content: inOtherWords(level1, `Lời ở ${area}.`),
          basedOn: level1.version,
        })
      ).body.version;
    expect([await publish(a, 'xa-a'), await publish(b, 'xa-b')]).toEqual([level1.version + 1, level1.version + 2]);
    const { versions } = (await b.get('areas/xa-b/guides/vneid-level-1/versions')).body;
    expect(versions.map(({ area }: { area: string }) => area)).toEqual(['xa-b']);
  });

  test('[GUIDES] a team lead sees which guides the village gets, and changes none', async () => {
    const server = await fieldServer();
    const lead = await atTheDesk(server, 'to-truong', 'a1', 'lead');
    expect((await lead.get('areas/a1/guides')).body.guides).toHaveLength(shippedGuides.length);
    for (const [path, body] of [
      ['areas/a1/guides/order', { order: [] }],
      ['areas/a1/guides/vneid-level-1/switch', { on: false }],
      ['areas/a1/guides/vneid-level-1/publish', { content: level1, basedOn: level1.version }],
      ['areas/a1/guides/vneid-level-1/reset', {}],
    ] as const) {
      expect([path, (await lead.post(path, body)).body.error?.kind]).toEqual([path, 'not-allowed']);
    }
  });

  test.each([
    ['of no shape', { hello: 'world' }],
    ['without steps', { ...level1, steps: [] }],
    ['under another name', { ...level1, id: 'other' }],
    ['whose last milestone nobody reaches', { ...level1, steps: level1.steps.map(({ reaches: _reaches, ...step }) => step) }],
    ['with an unknown drawing', { ...level1, steps: level1.steps.map((step) => ({ ...step, drawing: 'no-such-drawing' })) }],
  ])('[GUIDES] a guide %s is refused and reaches nobody', async (_name, content) => {
    const server = await fieldServer();
    const tablet = await server.tablet({ area: 'a1', role: 'volunteer' });
    const desk = await atTheDesk(server, 'xa-a', 'xa-a');
    const answer = await desk.post('areas/xa-a/guides/vneid-level-1/publish', { content, basedOn: level1.version });
    expect([answer.status, answer.body.error.kind]).toEqual([400, 'guide-broken']);
    expect(answer.body.error.detail).not.toBe('');
    expect(offered((await tablet.pullAll()).guides)).toEqual(shippedGuides);
  });

  test('[GUIDES] a switch for a guide nobody knows is refused', async () => {
    const server = await fieldServer();
    const desk = await atTheDesk(server, 'xa-a', 'xa-a');
    expect((await desk.post('areas/xa-a/guides/nobody-knows/switch', { on: true })).body.error.kind).toBe('guide-unknown');
    expect((await desk.post('areas/xa-a/guides/NOT%20AN%20ID/switch', { on: true })).body.error.kind).toBe('guide-unknown');
  });
});
