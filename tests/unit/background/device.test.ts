import type { Change } from '#domain/mutation.ts';
import { expect, test } from 'vitest';
import { anEnrolledTablet, aTablet, pin, village } from './a-tablet.ts';

const household = '0190a000-0000-7000-8000-00000000aa01';
const person = '0190a000-0000-7000-8000-00000000bb01';

const aHousehold = (set: Change['set'] = {}): Change => ({
  kind: 'household',
  id: household,
  area: village,
  set: { head: 'Đinh Văn Lượm', address: 'Ngõ 3', ...set },
});
const aPerson = (set: Change['set'] = {}): Change => ({
  kind: 'person',
  id: person,
  area: village,
  set: { household, name: 'Đinh Thị Uyên', phone: '0901234567', ...set },
});

test('what was saved is read back as it will be, before and after a lock', async () => {
  const { device } = await anEnrolledTablet();
  const saved = await device.save([aHousehold(), aPerson()]);
  expect(saved).toEqual({ ok: true, value: { numbers: [1, 2] } });
  const home = await device.home(household);
  expect(home?.people.map(({ person: { name, unsent } }) => [name, unsent])).toEqual([['Đinh Thị Uyên', true]]);
  await device.lock();
  expect(await device.home(household)).toBeUndefined();
  expect(await device.state()).toMatchObject({ kind: 'locked', parcels: 1, triesLeft: 10 });
  expect(await device.unlock(pin)).toMatchObject({ ok: true });
  expect(await device.home(household)).toEqual(home);
});

test('a home is found by any part of a name or its lane without marks, and by the last digits of a number', async () => {
  const { device } = await anEnrolledTablet();
  await device.save([aHousehold({ address: 'Ngõ giếng Đá' }), aPerson()]);
  const search = async (text: string) => {
    const { rows } = await device.homes({ search: text, show: 'all', offset: 0, limit: 10 });
    return rows.map(({ head, matched }) => [head, matched]);
  };
  expect(await search('luom')).toEqual([['Đinh Văn Lượm', []]]);
  expect(await search('uyen dinh')).toEqual([['Đinh Văn Lượm', ['Đinh Thị Uyên']]]);
  expect(await search('4567')).toEqual([['Đinh Văn Lượm', ['Đinh Thị Uyên']]]);
  expect(await search('gieng da luom')).toEqual([['Đinh Văn Lượm', []]]);
  expect(await search('khong co')).toEqual([]);
});

test('nothing is answered and nothing is saved while locked', async () => {
  const { device } = aTablet();
  expect(await device.state()).toEqual({ kind: 'new', erased: false, parcels: 0 });
  expect(await device.save([aHousehold()])).toEqual({ ok: false, failure: { kind: 'locked' } });
  expect(await device.homes({ search: '', show: 'all', offset: 0, limit: 5 })).toEqual({ total: 0, rows: [] });
});

test('when sending has ended, screens are told to read the outbox again, and find it idle', async () => {
  const { device } = await anEnrolledTablet();
  await device.save([aHousehold()]);
  const told: string[] = [];
  await device.listen((event) => {
    told.push(event.kind === 'sending' ? event.sending.kind : event.kind);
  });
  await device.sendNow();
  expect(told.slice(-2)).toEqual(['idle', 'changed']);
  expect((await device.outbox()).sending).toMatchObject({ kind: 'idle', lastFailure: 'offline' });
});
