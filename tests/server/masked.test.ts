import { freshFor } from '#server/accounts/require-fresh.ts';
import { beforeAll, expect, test } from 'vitest';
import { atTheDesk, type DeskVisitor, goodPassword } from './desk-visitor.ts';
import { aFieldServer, type FieldServer, someId } from './field-server.ts';

const personalId = '001160001234';
const phone = '0912345678';
const spaced = '0912 345 678';
/** Of no usual shape: only its field says what it is. */
const hotline = '19001234';
const [household, person, visit, task, office] = [someId(), someId(), someId(), someId(), someId()];
let server: FieldServer;
let visitor: DeskVisitor & { member: string };

beforeAll(async () => {
  server = await aFieldServer();
  const tablet = await server.tablet({ area: 'a1', role: 'lead' });
  const at = server.clock.ms;
  const written = `Số ${personalId}, gọi ${phone} hoặc ${spaced}`;
  const write = (n: number, kind: string, id: string, set: object) => tablet.mutation(n, at + n, { kind, id, area: 'a1', set: { ...set } });
  await tablet.ship([
    write(1, 'household', household, { head: `Bà Số ${personalId}`, address: `Ngõ 3, ${phone}`, phone, note: written }),
    write(2, 'person', person, { household, name: 'Lê Thị Số', personalId, phone, note: written }),
    write(3, 'visit', visit, { household, at: '2027-01-15T07:00:00Z', outcome: 'met', note: written }),
    write(4, 'task', task, { household, what: written, dueOn: '2027-01-20' }),
    write(5, 'review', `person/${person}`, { state: 'returned', comment: written }),
    write(6, 'household', office, { head: 'Nhà văn hóa', phone: hotline }),
  ]);
  visitor = await atTheDesk(server, 'xem-so', 'xa-a');
  await visitor.post(`review/person/${person}/notes`, { words: written });
});

test('[MASKED] no answer of the desk says a personal number or a telephone number, in its own field or among words', async () => {
  const paths = [
    `households/${household}`,
    `households/${office}`,
    `people/${person}`,
    `review/person/${person}`,
    'review?node=xa-a',
    'villages/a1/households',
    'areas/a1/listed?figure=home',
    'areas/xa-a/plan',
    'areas/xa-a/doubles',
    'quarantine?node=xa-a',
    'areas/a1/map',
    'overview?node=xa-a',
    'areas/xa-a/audit',
  ];
  const answers = [];
  for (const path of paths) answers.push({ path, ...(await visitor.get(path)) });
  answers.push({ path: 'search', ...(await visitor.post('villages/a1/households/search', { search: '678' })) });
  answers.push({ path: 'note', ...(await visitor.post(`review/person/${person}/notes`, { words: `Gọi ${phone}` })) });
  for (const { path, status, body } of answers) {
    expect([path, status]).toEqual([path, 200]);
    expect([path, JSON.stringify(body).match(new RegExp(`${personalId}|${phone}|${spaced}|${hotline}`))]).toEqual([path, null]);
  }
  const detail = answers[2]?.body;
  expect(detail.person.fields).toMatchObject({ personalId: '•••••••••234', phone: '•••••••678' });
  expect(detail.person.fields.note).toBe('Số •••••••••234, gọi •••••••678 hoặc •••••••678');
});

test('[REVEAL] one field of one record is shown in full, and the audit keeps who looked at which, when and what for', async () => {
  const asked = `records/person/${person}/reveal`;
  expect((await visitor.post(asked, { field: 'personalId', why: 'check' })).body).toEqual({ value: personalId });
  expect((await visitor.post(asked, { field: 'phone' })).body).toEqual({ value: phone });
  const { rows } = (await visitor.get('areas/a1/audit')).body;
  expect(rows.slice(0, 2)).toMatchObject([
    { what: 'reveal-phone', subject: `person/${person}`, memberName: 'Người xem-so', at: new Date(server.clock.ms).toISOString() },
    { what: 'reveal-personalId-check', subject: `person/${person}`, areaName: 'Thôn a1' },
  ]);
  expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${personalId}|${phone}|Lê Thị Số`));
});

test('[REVEAL] only what may be masked, of a record in my scope, by a role that may; and only by POST', async () => {
  const kindOf = async (by: DeskVisitor, path: string, body: object = { field: 'phone' }) => (await by.post(path, body)).body.error?.kind;
  expect(await kindOf(visitor, `records/person/${person}/reveal`, { field: 'name' })).toBe('invalid');
  expect(await kindOf(visitor, `records/household/${someId()}/reveal`)).toBe('outside-scope');
  expect(await kindOf(visitor, `records/consent/${person}/reveal`)).toBe('outside-scope');
  const stranger = await atTheDesk(server, 'xem-so-la', 'xa-b');
  expect(await kindOf(stranger, `records/person/${person}/reveal`)).toBe('outside-scope');
  const volunteer = await atTheDesk(server, 'xem-so-tnv', 'a1', 'volunteer');
  expect(await kindOf(volunteer, `records/person/${person}/reveal`)).toBe('not-allowed');
  expect((await visitor.get(`records/person/${person}/reveal`)).status).toBe(404);
});

test('[REVEAL] many in a row are a list being copied: first a step-up, then a wait', async () => {
  const copier = await atTheDesk(server, 'chep-so', 'xa-a');
  const look = async () => (await copier.post(`records/household/${household}/reveal`, { field: 'phone' })).body;
  server.clock.ms += freshFor;
  for (let i = 0; i < 10; i += 1) expect(await look()).toEqual({ value: phone });
  expect((await look()).error.kind).toBe('step-up-needed');
  await copier.post('fresh', { by: 'password', password: goodPassword });
  const seen: string[] = [];
  for (let i = 0; i < 100; i += 1) seen.push((await look()).error?.kind ?? 'shown');
  expect(seen.filter((kind) => kind === 'shown').length).toBe(89);
  expect(seen.at(-1)).toBe('slow-down');
});
