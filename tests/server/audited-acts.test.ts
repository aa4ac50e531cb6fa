import { shippedGuides } from '#guides/shipped-guides.ts';
import { verifyAudit } from '#server/audit/verify-audit.ts';
import { beforeAll, expect, test } from 'vitest';
import { atTheDesk, DeskVisitor, goodPassword } from './desk-visitor.ts';
import { aFieldServer, type FieldServer, someId } from './field-server.ts';
import type { PeerTablet } from './peer-client.ts';

const [household, person, double] = [someId(), someId(), someId()];
let server: FieldServer;
let visitor: DeskVisitor & { member: string };
let tablet: PeerTablet;
let account: string;

beforeAll(async () => {
  server = await aFieldServer();
  tablet = await server.tablet({ area: 'a1', role: 'volunteer' });
  const at = server.clock.ms;
  const add = (n: number, kind: string, id: string, set: object) => tablet.mutation(n, at, { kind, id, area: 'a1', set: { ...set } });
  await tablet.ship([
    add(1, 'household', household, { head: 'Nguyễn Văn Nhật' }),
    add(2, 'person', person, { household, name: 'Lê Thị Ký', birth: '1960', phone: '0912345678' }),
    add(3, 'person', double, { household, name: 'Lê Thị Ký', birth: '1960' }),
  ]);
  visitor = await atTheDesk(server, 'nhat-ky', 'xa-a');
  account = (await atTheDesk(server, 'nguoi-khac', 'a1', 'lead')).member;
});

/** What was added to the audit while something was done. */
async function noted(work: () => Promise<unknown>): Promise<readonly string[]> {
  const last = async () => (await server.database.db.selectFrom('audit_head').select('id').executeTakeFirst())?.id ?? 0;
  const before = await last();
  await work();
  const rows = await server.database.db.selectFrom('audit').where('id', '>', before).select(['what', 'subject']).orderBy('id').execute();
  return rows.map(({ what, subject }) => (subject === null ? what : `${what} ${subject}`));
}

test('[AUDIT] signing in, failing to, and signing out', async () => {
  const door = new DeskVisitor(server);
  expect(await noted(() => door.signIn('nhat-ky', 'sai mat khau roi'))).toEqual(['sign-in-failed']);
  expect(await noted(() => door.signIn('khong-co-ai', 'sai mat khau roi'))).toEqual(['sign-in-failed']);
  expect(await noted(() => door.signIn('nhat-ky'))).toEqual(['sign-in-password']);
  expect(await noted(() => door.ask('DELETE', 'session'))).toEqual(['sign-out']);
});

test('[AUDIT] members, roles, resets and tablets', async () => {
  const volunteer = tablet.member;
  const role = { area: 'a2', role: 'lead' };
  expect(await noted(() => visitor.post(`members/${volunteer}/roles`, { ...role, held: true }))).toEqual([
    `role-given-lead member/${volunteer}`,
  ]);
  expect(await noted(() => visitor.post(`members/${volunteer}/roles`, { ...role, held: false }))).toEqual([
    `role-taken-lead member/${volunteer}`,
  ]);
  expect(await noted(() => visitor.post(`members/${account}/reset`, { factors: false }))).toEqual([`reset-given member/${account}`]);
  expect(await noted(() => visitor.post(`members/${account}/suspend`, { suspended: true }))).toEqual([
    `member-suspended member/${account}`,
  ]);
  expect(await noted(() => visitor.post(`members/${account}/suspend`, { suspended: false }))).toEqual([`member-resumed member/${account}`]);
  let added = '';
  const add = async () => {
    added = (await visitor.post('members', { name: 'Người Mới', area: 'a1', role: 'volunteer' })).body.id as string;
  };
  expect(await noted(add)).toEqual([`member-added member/${added}`]);
  expect(await noted(() => visitor.post(`tablets/${tablet.id}/transfer`, { member: added }))).toEqual([
    `tablet-passed-on tablet/${tablet.id}`,
  ]);
  expect(await noted(() => visitor.post(`tablets/${tablet.id}/revoke`, {}))).toEqual([`tablet-revoked tablet/${tablet.id}`]);
});

test('[AUDIT] records looked at, taken out, merged and parted again', async () => {
  const reveal = () => visitor.post(`records/person/${person}/reveal`, { field: 'phone', why: 'call' });
  expect(await noted(reveal)).toEqual([`reveal-phone-call person/${person}`]);
  const out = await noted(() => visitor.post('areas/xa-a/export', { kind: 'person', format: 'csv' }));
  expect(out).toEqual(['export-begun-person-csv', 'export-done-person-csv']);
  let merge = '';
  const merging = async () => {
    merge = (await visitor.post('merges', { kind: 'person', winner: person, loser: double })).body.merge as string;
  };
  expect(await noted(merging)).toEqual([`records-merged person/${person}`]);
  expect(await noted(() => visitor.post(`merges/${merge}/undo`, {}))).toEqual([`merge-undone person/${person}`]);
});

test('[AUDIT] guides switched, published and put back; figures made public', async () => {
  const guide = shippedGuides.find(({ id }) => id === 'vneid-level-1');
  const at = 'areas/xa-a/guides/vneid-level-1';
  expect(await noted(() => visitor.post(`${at}/switch`, { on: false }))).toEqual(['guide-off guide/vneid-level-1']);
  const publish = () => visitor.post(`${at}/publish`, { content: guide, basedOn: guide?.version ?? 0 });
  expect(await noted(publish)).toEqual(['guide-published guide/vneid-level-1']);
  expect(await noted(() => visitor.post(`${at}/reset`, {}))).toEqual(['guide-reset guide/vneid-level-1']);
  const settings = { indicators: ['guided'], heading: null, freeze: null, isPublic: true };
  expect(await noted(() => visitor.post('areas/xa-a/report-setup', settings))).toEqual(['public-on']);
});

test('[AUDIT] the desk shows the lines of its own units, newest first, page by page; those of no unit at the root', async () => {
  const read = async (by: DeskVisitor, node: string) => {
    const seen: { id: number; what: string; areaName: string }[] = [];
    for (let before = ''; ;) {
      const { rows, next } = (await by.get(`areas/${node}/audit${before}`)).body;
      seen.push(...rows);
      if (next === undefined) return seen;
      before = `?before=${next}`;
    }
  };
  for (let i = 0; i < 120; i += 1) await visitor.post('areas/xa-a/guides/vneid-level-1/switch', { on: i % 2 === 0 });
  const mine = await read(visitor, 'xa-a');
  expect(mine.length).toBeGreaterThan(120);
  expect(mine.map(({ id }) => id)).toEqual(mine.map(({ id }) => id).toSorted((a, b) => b - a));
  expect(new Set(mine.map(({ id }) => id)).size).toBe(mine.length);
  const other = await atTheDesk(server, 'nhat-ky-b', 'xa-b');
  expect((await read(other, 'xa-b')).map(({ what }) => what)).toEqual(['sign-in-password']);
  const root = await atTheDesk(server, 'nhat-ky-tinh', 'tinh');
  expect((await read(root, 'tinh')).some(({ areaName, what }) => areaName === '' && what === 'sign-in-failed')).toBe(true);
  expect(mine.every(({ areaName }) => areaName !== '')).toBe(true);
  expect((await visitor.get('areas/xa-a/audit?before=x')).body.error.kind).toBe('invalid');
});

test('[AUDIT] after all of it the chain holds, and no line says a name, a number or a sign-in name', async () => {
  expect((await verifyAudit(server.database.db)).broken).toBeUndefined();
  const text = JSON.stringify(await server.database.db.selectFrom('audit').selectAll().execute());
  expect(text).not.toMatch(/Nguyễn|Lê Thị|Người|0912345678|nhat-ky|khong-co-ai/);
  expect(text).not.toContain(goodPassword);
});
