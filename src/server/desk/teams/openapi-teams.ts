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
  {
    path: '/api/desk/tablets/{id}/order',
    method: 'post',
    summary: 'At its next contact the tablet locks until this is taken back (`none`), or erases its vault. Sealed work still arrives.',
    who: 'desk',
    body: object({ order: oneOf('lock', 'wipe', 'none') }),
    answer,
    errors: { ...errors, 409: 'tablet-wiped' },
  },
  {
    path: '/api/desk/areas/{id}/tablet-rules',
    method: 'get',
    summary: 'Days without contact until a vault closes, and the shortest PIN, as they hold at the unit.',
    who: 'desk',
    answer: named('TabletRules'),
    errors: { 401: 'not-signed-in', 404: 'outside-scope' },
  },
  {
    path: '/api/desk/areas/{id}/tablet-rules',
    method: 'post',
    summary: 'Sets both for the unit and all below it that has none of its own.',
    who: 'desk',
    body: object({ leaseDays: count, pinLeast: count }),
    answer,
    errors,
  },
  {
    path: '/api/tablet',
    method: 'post',
    summary: 'What the tablet is told of itself; it tells what it has done. The ship token is enough.',
    who: 'device',
    body: object({ 'done?': oneOf('lock', 'wipe') }),
    answer: object({ serverTime: text, tablet: named('TabletWord') }),
    errors: { 400: 'request-invalid', 401: 'device-unknown' },
  },
];
