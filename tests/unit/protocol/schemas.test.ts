import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { misfitField } from '#protocol/entity-schemas.ts';
import { mutationSchema } from '#protocol/mutation-schema.ts';
import { protocolVersion } from '#protocol/version.ts';

const mutation = { n: 1, at: '1764000000000-0000-device', kind: 'visit', id: 'a-1', area: 'village', set: { outcome: 'met' } };
const fits = (change: object) => v.safeParse(mutationSchema, { ...mutation, ...change }).success;

test('a mutation of the right shape fits, of a kind and with fields nobody knows yet too', () => {
  expect(fits({})).toBe(true);
  expect(fits({ kind: 'tele-visit', set: { hologram: { of: ['a', 1, null, true] } } })).toBe(true);
});

test.each([
  [{ n: 0 }],
  [{ n: 1.5 }],
  [{ n: '1' }],
  [{ n: null }],
  [{ at: 'yesterday' }],
  [{ at: '176400000000-0000-d' }],
  [{ kind: 'Visit' }],
  [{ kind: '' }],
  [{ id: '' }],
  [{ id: '../etc' }],
  [{ id: 'a b' }],
  [{ id: 'x'.repeat(121) }],
  [{ area: '' }],
  [{ area: 7 }],
  [{ set: null }],
  [{ set: [] }],
  [{ set: { _hidden: 1 } }],
  [{ set: { 'a b': 1 } }],
  [{ set: { note: undefined } }],
  [{ set: { note: 'x'.repeat(10_001) } }],
  [{ set: { n: Number.NaN } }],
])('a mutation with %j does not fit', (change) => {
  expect(fits(change)).toBe(false);
});

test('a field name that means something to JavaScript cannot be smuggled in', () => {
  const checked = v.safeParse(mutationSchema, { ...mutation, set: JSON.parse('{"__proto__": {"polluted": true}, "note": "x"}') });
  expect(checked.success && Object.keys(checked.output.set)).toEqual(['note']);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test.each([
  ['household', { size: 'four' }, 'size'],
  ['household', { location: { lat: 91, lng: 0 } }, 'location'],
  ['household', { internet: 'dial-up' }, 'internet'],
  ['person', { birth: '12/03/1957' }, 'birth'],
  ['person', { birth: '1957-13' }, 'birth'],
  ['person', { personalId: '12345' }, 'personalId'],
  ['person', { sex: 'Nam' }, 'sex'],
  ['person', { name: 7 }, 'name'],
  ['consent', { purposes: 'all' }, 'purposes'],
  ['visit', { outcome: 'maybe' }, 'outcome'],
  ['visit', { returnOn: 'tomorrow' }, 'returnOn'],
  ['progress', { independent: 'yes' }, 'independent'],
  ['task', { doneAt: '2026-11-23' }, 'doneAt'],
  ['review', { state: 'fine' }, 'state'],
])('%s %j is a misfit of %s', (kind, set, field) => {
  expect(misfitField(kind, set)).toBe(field);
});

test.each([
  ['person', { birth: '1957' }],
  ['person', { birth: '1957-03' }],
  ['person', { birth: '1957-03-12', name: null, futureField: { any: 'thing' } }],
  ['household', { removed: true }],
  ['household', { removed: 'duplicate', location: { lat: 10.5, lng: 105.1, accuracy: 8 } }],
  ['visit', { at: '2026-11-23T08:00:00.000Z', minutes: 20, present: [] }],
  ['constructor', { anything: 1 }],
])('%s %j fits', (kind, set) => {
  expect(misfitField(kind, set)).toBeUndefined();
});

/** When this fails, what crosses the wire has changed: raise `protocolVersion`, add its line of history, keep the older versions readable, then pin anew. */
test('the wire is pinned to its version', () => {
  const files = ['entity-schemas.ts', 'mutation-schema.ts', 'answers.ts', 'parcel.ts', 'limits.ts'];
  const code = files.map((file) => readFileSync(`src/protocol/${file}`, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\s+/g, '')).join('');
  const pin = `${protocolVersion}:${createHash('sha256').update(code).digest('hex').slice(0, 16)}`;
  expect(pin).toBe('1:3db3eabbf1da2246');
});
