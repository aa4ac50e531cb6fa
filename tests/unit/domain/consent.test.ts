import { consentsTo, purposeStands, purposeWithdrawn, withdrawals } from '#domain/consent.ts';
import { decodeSignature, encodeSignature, signatureGrid, signatureLongest, signaturePath } from '#domain/signature.ts';
import { misfitField } from '#protocol/entity-schemas.ts';
import { expect, test } from 'vitest';

const all = { id: 'c1', area: 'a1', purposes: ['registration', 'guidance', 'reporting'], givenAt: '2026-11-02T01:00:00.000Z' };
const now = '2026-11-03T01:00:00.000Z';

test('[SY36] each purpose ends by itself, and being written down ends everything', () => {
  const [end] = withdrawals([all], 'guidance', now);
  expect(end).toEqual({ kind: 'consent', id: 'c1', area: 'a1', set: { guidanceWithdrawnAt: now } });
  const after = { ...all, ...end?.set };
  expect(['registration', 'guidance', 'reporting'].map((purpose) => consentsTo(after, purpose as 'guidance'))).toEqual([true, false, true]);
  const whole = { ...after, ...withdrawals([after], 'registration', now)[0]?.set };
  expect(['registration', 'guidance', 'reporting'].some((purpose) => consentsTo(whole, purpose as 'guidance'))).toBe(false);
  expect(misfitField('consent', { ...end?.set, withdrawnAt: now })).toBeUndefined();
  expect(misfitField('consent', { guidanceWithdrawnAt: 'gần đây' })).toBe('guidanceWithdrawnAt');
});

test('[SY36] a withdrawal ends the purpose in every consent that stands for it, and leaves the others alone', () => {
  const other = { ...all, id: 'c2', purposes: ['registration'] };
  expect(withdrawals([all, other], 'guidance', now).map(({ id }) => id)).toEqual(['c1']);
  expect(withdrawals([all, other], 'registration', now).map(({ id }) => id)).toEqual(['c1', 'c2']);
  expect(purposeStands([{ ...all, guidanceWithdrawnAt: now }, all], 'guidance')).toBe(true);
  expect(purposeStands([{ givenAt: now }], 'guidance')).toBe(true);
});

test('[SY36] a purpose is withdrawn when it was agreed to and stands in no consent any more, not when nobody agreed to it', () => {
  const ended = { ...all, reportingWithdrawnAt: now };
  expect(purposeWithdrawn([], 'reporting')).toBe(false);
  expect(purposeWithdrawn([{ ...ended, purposes: ['registration'] }], 'reporting')).toBe(false);
  expect(purposeWithdrawn([all], 'reporting')).toBe(false);
  expect(purposeWithdrawn([ended], 'reporting')).toBe(true);
  expect(purposeWithdrawn([ended], 'guidance')).toBe(false);
  expect(purposeWithdrawn([{ ...all, withdrawnAt: now }], 'reporting')).toBe(true);
  expect(purposeWithdrawn([ended, { purposes: ['registration'] }], 'reporting')).toBe(true);
  expect(purposeWithdrawn([ended, all], 'reporting')).toBe(false);
  expect(purposeWithdrawn([{ givenAt: now, reportingWithdrawnAt: now }], 'reporting')).toBe(true);
});

test('[SY36] a signature is strokes on a grid, short however long somebody draws, and reads back as it was drawn', () => {
  expect(encodeSignature([])).toBeUndefined();
  const straight = Array.from({ length: 400 }, (_, index) => ({ x: index / 2, y: 20 }));
  const text = encodeSignature([straight, [{ x: 10, y: 10 }]]) ?? '';
  expect(decodeSignature(text)).toEqual([
    [
      { x: 0, y: 20 },
      { x: 200, y: 20 },
    ],
    [{ x: 10, y: 10 }],
  ]);
  const scribble = Array.from({ length: 20_000 }, (_, index) => ({
    x: 126 + 120 * Math.sin(index * 0.37),
    y: 42 + 40 * Math.cos(index * 1.1),
  }));
  const long = encodeSignature([scribble]) ?? '';
  expect(long.length).toBeLessThanOrEqual(signatureLongest);
  const points = decodeSignature(long)?.flat() ?? [];
  expect(points.length).toBeGreaterThan(20);
  expect(points.every(({ x, y }) => x >= 0 && x <= signatureGrid.width && y >= 0 && y <= signatureGrid.height)).toBe(true);
  expect(signaturePath([[{ x: 1, y: 2 }]])).toBe('M1 2L1.1 2');
});

test.each(['', '.', 'abc', 'zzzz', '<svg', 'data:image/png;base64,AAAA'])('%j is no signature', (text) => {
  expect(decodeSignature(text)).toBeUndefined();
});
