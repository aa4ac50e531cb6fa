import { type IsErased, isErasedWork, subjectsOf, withoutErased } from '#domain/erasure.ts';
import { mentions, mentionsOf, withoutMentions } from '#domain/mentions.ts';
import { describe, expect, test } from 'vitest';

const isErased: IsErased = (kind, id) => `${kind}/${id}` === 'person/lan' || `${kind}/${id}` === 'household/h';

describe('what goes along with whom', () => {
  test('[SY28] consent, progress, tasks, requests and reviews go with the person; visits with the home; a person never with a home', () => {
    expect(isErasedWork('consent', 'c', { person: 'lan' }, isErased)).toBe(true);
    expect(isErasedWork('progress', 'lan/vssid', {}, isErased)).toBe(true);
    expect(isErasedWork('review', 'progress/lan/vssid', { comment: 'x' }, isErased)).toBe(true);
    expect(isErasedWork('task', 't', { person: 'lan', household: 'other' }, isErased)).toBe(true);
    expect(isErasedWork('request', 'r', { person: 'lan' }, isErased)).toBe(true);
    expect(isErasedWork('a-newer-kind', 'n', { person: 'lan' }, isErased)).toBe(true);
    expect(isErasedWork('visit', 'v', { household: 'h', present: [] }, isErased)).toBe(true);
    expect(isErasedWork('visit', 'v', { household: 'other', present: ['lan'] }, isErased)).toBe(false);
    expect(isErasedWork('person', 'tuan', { household: 'h' }, isErased)).toBe(false);
    // A task about somebody else stays, also in a home that goes.
    expect(isErasedWork('task', 't', { person: 'tuan', household: 'h' }, isErased)).toBe(false);
    expect(subjectsOf('review', 'nonsense', {})).toEqual([]);
  });

  test('[SY29] a visit only loses the erased from those who were there', () => {
    const set = { household: 'other', present: ['lan', 'tuan'] };
    expect(withoutErased(set, isErased)).toEqual({ household: 'other', present: ['tuan'] });
    const same = { present: ['tuan'] };
    expect(withoutErased(same, isErased)).toBe(same);
  });
});

describe('texts that tell of somebody', () => {
  const found = mentionsOf([{ name: 'Nguyễn Thị Lan', personalId: '038157004321', phone: '0912 345 678' }, { name: 'Lan' }]);

  test('[SY28] by the full name in any case and with or without marks, and by numbers however they are grouped', () => {
    for (const text of ['gặp bà NGUYỄN THỊ LAN, hẹn lại', 'nguyen thi lan.', 'số 038157 004321', 'gọi +84 912.345.678', '0912-345-678'])
      expect([text, mentions(text, found)]).toEqual([text, true]);
    for (const text of ['bà Lan', 'Nguyễn Thị Lanh', 'số 12', '0912345679']) expect([text, mentions(text, found)]).toEqual([text, false]);
  });

  test('what is not about them stays, and so does what is somebody’s own', () => {
    const set = { name: 'Nguyễn Thị Lan', note: 'con bà Nguyễn Thị Lan', size: 3 };
    expect(withoutMentions(set, found, new Set(['name']))).toEqual({ name: 'Nguyễn Thị Lan', note: null, size: 3 });
    const other = { note: 'đi chợ' };
    expect(withoutMentions(other, found, new Set())).toBe(other);
  });
});
