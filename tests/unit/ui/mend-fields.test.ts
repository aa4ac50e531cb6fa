import { changedFields, mendFields } from '#ui/field/mend-fields.ts';
import { expect, test } from 'vitest';

test('only fields a person can write anew are offered, in the order of the line', () => {
  const fields = mendFields({ kind: 'visit', fields: ['outcome', 'present', 'returnOn', 'household'] });
  expect(fields.map(({ name }) => name)).toEqual(['outcome', 'returnOn']);
});

test('a kind or field that only a newer app knows goes out again as it was', () => {
  expect(mendFields({ kind: 'census', fields: ['head'] })).toEqual([]);
  expect(mendFields({ kind: 'person', fields: ['constructor', 'shoeSize'] })).toEqual([]);
});

test('what was not changed is not written', () => {
  expect(changedFields({ head: 'Trần Văn Bình', size: 4 }, { head: 'Trần Văn Bình', size: 5, note: null })).toEqual({ size: 5 });
});
