import type { Operation } from '../openapi-operations.ts';
import { count, flag, named, object, oneOf, text } from '../openapi-schemas.ts';

const errors = { 400: 'invalid', 401: 'not-signed-in', 403: 'not-allowed, origin-refused', 404: 'outside-scope', 413: 'too-large' };
const answer = object({ id: text });

export const teamOperations: readonly Operation[] = [
  {
    path: '/api/desk/members/{id}/rename',
    method: 'post',
    summary: 'A member is called otherwise.',
    who: 'desk',
    body: object({ name: text }),
    answer,
    errors: { ...errors, 400: 'invalid, name-missing' },
  },
  {
    path: '/api/desk/members/{id}/roles',
    method: 'post',
    summary: 'A member gets a role at a unit (`held`) or gives it back; the last one stays.',
    who: 'desk',
    body: object({ area: text, role: oneOf('volunteer', 'lead', 'coordinator', 'operator'), held: flag }),
    answer,
    errors: { ...errors, 409: 'last-role, not-yourself' },
  },
  {
    path: '/api/desk/members/{id}/suspend',
    method: 'post',
    summary: 'A suspended member neither signs in nor syncs; what their tablets send is held, and taken in when they come back.',
    who: 'desk',
    body: object({ suspended: flag }),
    answer,
    errors: { ...errors, 409: 'not-yourself' },
  },
  {
    path: '/api/desk/tablets/{id}/held',
    method: 'post',
    summary: 'Opens what a revoked tablet has sent since; it is judged as what arrives today, and the reason is kept.',
    who: 'desk',
    body: object({ because: text }),
    answer: object({ parcels: count, accepted: count, duplicate: count, refused: count, left: count }),
    errors: { ...errors, 404: 'outside-scope, not-found', 409: 'not-revoked' },
  },
  {
    path: '/api/desk/tablets/{id}/transfer',
    method: 'post',
    summary: 'A code with which this tablet passes to another member. What was written before still arrives, as written by who wrote it.',
    who: 'desk',
    body: object({ member: text }),
    answer: named('NewEnrolmentCode'),
    errors: { ...errors, 409: 'tablet-gone, same-member, member-suspended' },
  },
];
