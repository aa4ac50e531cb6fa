import { draftPlace } from '#ui/field/draft-place.ts';
import { expect, test } from 'vitest';

test('a half-filled form is known by its path, and so is whose it is', () => {
  expect(draftPlace('/homes/new')).toEqual({ form: 'home' });
  expect(draftPlace('/homes/h1/edit')).toEqual({ form: 'home-edit', household: 'h1' });
  expect(draftPlace('/homes/h1/visit')).toEqual({ form: 'visit', household: 'h1' });
  expect(draftPlace('/homes/h1/people/new')).toEqual({ form: 'person', household: 'h1' });
  expect(draftPlace('/people/p1/edit?consent=1')).toEqual({ form: 'person-edit', person: 'p1' });
  expect(draftPlace('/people/p1/guides/vneid-level-1')).toEqual({ form: 'guide', person: 'p1' });
  expect(draftPlace('/visits/v1/edit')).toEqual({ form: 'visit-edit' });
});

test('a form of another version is still offered', () => {
  expect(draftPlace('/census/2027')).toEqual({ form: 'other' });
});
