import type { Operation } from '../openapi-operations.ts';
import { count, flag, list, named, object, oneOf, type Schema, text, time } from '../openapi-schemas.ts';

const credential: Schema = { type: 'object', description: 'In the JSON shape of the Web Authentication standard.' };
const challenge = object({ ticket: text, options: credential });
const nothing = object({});
const own = { 400: 'invalid', 401: 'not-signed-in', 403: 'origin-refused' };
const weighty = { ...own, 403: 'origin-refused, step-up-needed' };
const entered: Schema = { anyOf: [named('DeskSession'), named('CodeNeeded')] };

export const accountSchemas: Readonly<Record<string, Schema>> = {
  CodeNeeded: object({ needs: oneOf('code'), ticket: text }),
  OwnAccount: object({
    signIn: text,
    authenticator: flag,
    recoveryCodesLeft: count,
    passkeys: list(object({ id: text, name: text, createdAt: time, 'usedAt?': time })),
    sessions: list(
      object({ id: text, how: oneOf('password', 'code', 'passkey', 'setup'), agent: text, createdAt: time, seenAt: time, here: flag }),
    ),
  }),
};

const door: readonly Operation[] = [
  {
    path: '/api/desk/session',
    method: 'post',
    summary: 'Signs in; the session is a cookie. An account with an authenticator gets a ticket and is asked for a code.',
    who: 'anyone',
    body: object({ signIn: text, password: text }),
    answer: entered,
    errors: { 400: 'invalid', 401: 'sign-in-wrong', 403: 'no-desk-role, origin-refused', 429: 'slow-down' },
  },
  {
    path: '/api/desk/session/code',
    method: 'post',
    summary: 'The second step: a code of the authenticator, or a recovery code. Each is taken once.',
    who: 'anyone',
    body: object({ ticket: text, code: text }),
    answer: entered,
    errors: { 400: 'invalid', 401: 'code-wrong', 403: 'no-desk-role, origin-refused', 410: 'ticket-over', 429: 'slow-down' },
  },
  {
    path: '/api/desk/session/passkey/challenge',
    method: 'post',
    summary: 'A challenge that any passkey of this site may answer.',
    who: 'anyone',
    answer: challenge,
    errors: { 403: 'origin-refused', 429: 'slow-down' },
  },
  {
    path: '/api/desk/session/passkey',
    method: 'post',
    summary: 'Signs in by a passkey alone.',
    who: 'anyone',
    body: object({ ticket: text, response: credential }),
    answer: entered,
    errors: { 400: 'invalid', 401: 'passkey-wrong', 403: 'no-desk-role, origin-refused', 410: 'ticket-over', 429: 'slow-down' },
  },
  {
    path: '/api/desk/reset',
    method: 'post',
    summary: 'A new password by a one-time link. Every session of the member ends.',
    who: 'anyone',
    body: object({ token: text, password: text }),
    answer: object({ done: flag }),
    errors: { 400: 'invalid, password-…', 403: 'origin-refused', 410: 'reset-over' },
  },
];

const fresh: readonly Operation[] = [
  {
    path: '/api/desk/fresh',
    method: 'get',
    summary: 'How the member may show again who they are.',
    who: 'desk',
    answer: object({ by: oneOf('password', 'code'), passkey: flag }),
    errors: { 401: 'not-signed-in' },
  },
  {
    path: '/api/desk/fresh',
    method: 'post',
    summary: 'The member shows again who they are: a new token, and for ten minutes what answered step-up-needed is done.',
    who: 'desk',
    body: {
      anyOf: [
        object({ by: oneOf('password'), password: text }),
        object({ by: oneOf('code'), code: text }),
        object({ by: oneOf('passkey'), ticket: text, response: credential }),
      ],
    },
    answer: object({ fresh: flag }),
    errors: { ...own, 401: 'not-signed-in, password-wrong, code-wrong, code-needed, passkey-wrong', 410: 'ticket-over', 429: 'slow-down' },
  },
];

const self: readonly Operation[] = [
  {
    path: '/api/desk/me',
    method: 'get',
    summary: 'My account: authenticator, passkeys, sessions.',
    who: 'desk',
    answer: named('OwnAccount'),
    errors: { 401: 'not-signed-in' },
  },
  {
    path: '/api/desk/me/password',
    method: 'post',
    summary: 'A new password with the old one. Every other session ends.',
    who: 'desk',
    body: object({ old: text, password: text }),
    answer: object({ ended: count }),
    errors: { ...own, 400: 'invalid, password-…', 401: 'not-signed-in, password-wrong', 429: 'slow-down' },
  },
  {
    path: '/api/desk/me/authenticator',
    method: 'post',
    summary: 'A new authenticator, in use once a code of it came back.',
    who: 'desk',
    answer: object({ ticket: text, secret: text, uri: text }),
    errors: weighty,
  },
  {
    path: '/api/desk/me/authenticator/confirm',
    method: 'post',
    summary: 'The first code; the answer shows the recovery codes, once.',
    who: 'desk',
    body: object({ ticket: text, code: text }),
    answer: object({ codes: list(text) }),
    errors: { ...own, 401: 'not-signed-in, code-wrong', 410: 'ticket-over' },
  },
  {
    path: '/api/desk/me/authenticator/remove',
    method: 'post',
    summary: 'No code is asked for any more.',
    who: 'desk',
    answer: nothing,
    errors: weighty,
  },
  {
    path: '/api/desk/me/recovery-codes',
    method: 'post',
    summary: 'New recovery codes in place of the old ones, shown once.',
    who: 'desk',
    answer: object({ codes: list(text) }),
    errors: { ...weighty, 409: 'no-authenticator' },
  },
  {
    path: '/api/desk/me/passkeys/challenge',
    method: 'post',
    summary: 'What the browser needs to make a passkey.',
    who: 'desk',
    answer: challenge,
    errors: { ...weighty, 409: 'passkeys-full' },
  },
  {
    path: '/api/desk/me/passkeys',
    method: 'post',
    summary: 'Keeps a new passkey under a name.',
    who: 'desk',
    body: object({ ticket: text, response: credential, name: text }),
    answer: object({ id: text }),
    errors: { ...own, 401: 'not-signed-in, passkey-wrong', 410: 'ticket-over' },
  },
  {
    path: '/api/desk/me/passkeys/{id}/remove',
    method: 'post',
    summary: 'A passkey of mine is good for nothing any more.',
    who: 'desk',
    answer: object({ id: text }),
    errors: { ...weighty, 404: 'outside-scope' },
  },
  {
    path: '/api/desk/me/sessions/end',
    method: 'post',
    summary: 'Signs me out in one other place, or in all others.',
    who: 'desk',
    body: object({ 'id?': text }),
    answer: object({ ended: count }),
    errors: { ...own, 404: 'outside-scope' },
  },
];

const others: readonly Operation[] = [
  {
    path: '/api/desk/members/{id}/reset',
    method: 'post',
    summary: 'A one-time link with which a member sets a password; `factors` takes authenticator and passkeys away too. Audited.',
    who: 'desk',
    body: object({ factors: flag }),
    answer: object({ link: text, memberName: text, expiresAt: time }),
    errors: { ...weighty, 403: 'not-allowed, origin-refused, step-up-needed', 404: 'outside-scope', 409: 'not-yourself, no-account' },
  },
  {
    path: '/api/desk/records/{kind}/{id}/reveal',
    method: 'post',
    summary: 'One field of one record in full. Audited; many of them ask for a step-up, very many wait.',
    who: 'desk',
    body: object({
      field: oneOf('personalId', 'phone', 'note', 'address', 'comment'),
      'why?': oneOf('call', 'check', 'mend', 'other'),
    }),
    answer: object({ value: text }),
    errors: { ...weighty, 403: 'not-allowed, origin-refused, step-up-needed', 404: 'outside-scope, not-found', 429: 'slow-down' },
  },
];

export const accountOperations: readonly Operation[] = [...door, ...fresh, ...self, ...others];
