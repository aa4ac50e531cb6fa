import { count, flag, list, named, object, oneOf, type Schema, text, time } from './openapi-schemas.ts';

/** One route of the contract or the desk, as `/api/openapi.json` tells it. A test holds this list against the routes the server really has. */
export interface Operation {
  readonly path: string;
  readonly method: 'get' | 'post' | 'delete';
  readonly summary: string;
  readonly who: 'anyone' | 'device' | 'desk';
  readonly query?: Readonly<Record<string, Schema>>;
  readonly body?: Schema;
  /** Media type of the body, JSON unless told. */
  readonly bodyType?: string;
  readonly answer?: Schema;
  readonly answerType?: string;
  /** Statuses of errors, each with the kinds it comes with. */
  readonly errors: Readonly<Record<number, string>>;
}

const parcel = 'application/vnd.tung-ngo.parcel';
const binary: Schema = { type: 'string', format: 'binary' };
const page = { cursor: text, limit: count };
/** `digest=1`: with the end of the pull, what the server holds of each area. `brief=1`: without what the tablet can work out (`protocol/brief.ts`). */
const pull = { ...page, digest: text, brief: text };
const node = { node: text };
const shippingErrors = {
  400: 'parcel-unreadable',
  401: 'device-unknown',
  403: 'device-revoked (the body is kept)',
  409: 'key-unknown (with serverKey)',
  413: 'too-large',
  426: 'app-too-old',
};
const deskErrors = { 401: 'not-signed-in', 403: 'not-allowed, origin-refused', 404: 'outside-scope' };
const bodyErrors = { ...deskErrors, 400: 'invalid', 413: 'too-large' };

const contract: readonly Operation[] = [
  {
    path: '/api/enrol',
    method: 'post',
    summary: 'A tablet takes its identity with a one-time code.',
    who: 'anyone',
    body: object({ code: text, deviceName: text, 'pinLength?': count }),
    answer: named('Enrolled'),
    errors: {
      400: 'request-invalid',
      404: 'code-unknown',
      409: 'pin-too-short (with least; the code is not used up)',
      410: 'code-used, code-expired',
      429: 'slow-down',
    },
  },
  {
    path: '/api/renew',
    method: 'post',
    summary: 'A tablet whose storage was restored or cloned takes a new identity.',
    who: 'device',
    answer: named('Enrolled'),
    errors: { 401: 'device-unknown', 403: 'device-revoked, ship-only' },
  },
  {
    path: '/api/parcels',
    method: 'post',
    summary: 'Ships one sealed parcel. The ship token is enough.',
    who: 'device',
    body: binary,
    bodyType: parcel,
    answer: named('Shipped'),
    errors: shippingErrors,
  },
  {
    path: '/api/changes',
    method: 'get',
    summary: 'What changed in my scope since the cursor.',
    who: 'device',
    query: pull,
    answer: named('Changes'),
    errors: { 400: 'cursor-unknown', 401: 'device-unknown', 403: 'device-revoked, ship-only' },
  },
  {
    path: '/api/sync',
    method: 'post',
    summary: 'Ships one parcel (or none) and pulls, in one round trip.',
    who: 'device',
    query: pull,
    body: binary,
    bodyType: parcel,
    answer: named('Synchronised'),
    errors: { ...shippingErrors, 400: 'parcel-unreadable, cursor-unknown' },
  },
  { path: '/api/openapi.json', method: 'get', summary: 'This document.', who: 'anyone', answer: { type: 'object' }, errors: {} },
];

const door: readonly Operation[] = [
  {
    path: '/api/desk/session',
    method: 'get',
    summary: 'Who is signed in.',
    who: 'desk',
    answer: named('DeskSession'),
    errors: { 401: 'not-signed-in' },
  },
  { path: '/api/desk/session', method: 'delete', summary: 'Signs out.', who: 'desk', errors: { 401: 'not-signed-in' } },
  {
    path: '/api/desk/setup',
    method: 'post',
    summary: 'The first coordinator of an empty server, with the one-time token it printed.',
    who: 'anyone',
    body: object({ token: text, name: text, signIn: text, password: text, 'area?': text }),
    answer: named('DeskSession'),
    errors: { 400: 'invalid, password-…, sign-in-invalid, area-unknown', 403: 'setup-closed', 409: 'sign-in-taken, no-areas' },
  },
];

const setupAreas: Operation = {
  path: '/api/desk/setup/areas',
  method: 'post',
  summary: 'Units by name, for the choice of the first coordinator.',
  who: 'anyone',
  body: object({ token: text, search: text }),
  answer: list(object({ id: text, name: text, above: text })),
  errors: { 400: 'invalid', 403: 'setup-closed, origin-refused' },
};

const reading: readonly Operation[] = [
  {
    path: '/api/desk/areas/{id}',
    method: 'get',
    summary: 'A unit, its children and those above.',
    who: 'desk',
    answer: named('AreaDetail'),
    errors: deskErrors,
  },
  {
    path: '/api/desk/overview',
    method: 'get',
    summary: 'The figures of a node.',
    who: 'desk',
    query: node,
    answer: named('Overview'),
    errors: deskErrors,
  },
  {
    path: '/api/desk/villages/{id}/households',
    method: 'get',
    summary: 'Households by the name of their heads, a page at a time.',
    who: 'desk',
    query: { after: text, limit: count },
    answer: named('HouseholdPage'),
    errors: deskErrors,
  },
  {
    path: '/api/desk/villages/{id}/households/search',
    method: 'post',
    summary: 'The same with a search. A POST, so that no name ever stands in an address.',
    who: 'desk',
    body: object({ 'search?': text, 'after?': text, 'limit?': count }),
    answer: named('HouseholdPage'),
    errors: bodyErrors,
  },
  {
    path: '/api/desk/households/{id}',
    method: 'get',
    summary: 'A household with its people and visits.',
    who: 'desk',
    answer: named('HouseholdDetail'),
    errors: deskErrors,
  },
  {
    path: '/api/desk/people/{id}',
    method: 'get',
    summary: 'A person with the whole history.',
    who: 'desk',
    answer: named('PersonDetail'),
    errors: deskErrors,
  },
  {
    path: '/api/desk/tablets',
    method: 'get',
    summary: 'Tablets of a node and what is missing of them.',
    who: 'desk',
    query: node,
    answer: list(named('TabletRow')),
    errors: deskErrors,
  },
  {
    path: '/api/desk/quarantine',
    method: 'get',
    summary: 'Refused mutations nobody has settled; with `settled=1` those somebody has, and why.',
    who: 'desk',
    query: { ...node, settled: text },
    answer: list(named('QuarantineRow')),
    errors: deskErrors,
  },
  {
    path: '/api/desk/members',
    method: 'get',
    summary: 'Members of a node and their roles.',
    who: 'desk',
    query: node,
    answer: list(named('MemberRow')),
    errors: deskErrors,
  },
  {
    path: '/api/desk/events',
    method: 'get',
    summary: 'Server-sent events: `changed` names my areas in which something changed; `beat` is a sign of life.',
    who: 'desk',
    answer: text,
    answerType: 'text/event-stream',
    errors: deskErrors,
  },
];

const changing: readonly Operation[] = [
  {
    path: '/api/desk/areas',
    method: 'post',
    summary: 'A new village below a commune.',
    who: 'desk',
    body: object({ parent: text, name: text }),
    answer: object({ id: text }),
    errors: { ...bodyErrors, 400: 'invalid, area-not-for-villages', 409: 'area-name-taken' },
  },
  {
    path: '/api/desk/members',
    method: 'post',
    summary:
      'A new member with a role; with signIn also a desk account. Without a password the answer has a one-time link with which its member chooses one.',
    who: 'desk',
    body: object({
      name: text,
      area: text,
      role: oneOf('volunteer', 'lead', 'coordinator', 'operator'),
      'signIn?': text,
      'password?': text,
    }),
    answer: object({ id: text, 'reset?': object({ link: text, memberName: text, expiresAt: time }) }),
    errors: { ...bodyErrors, 409: 'sign-in-taken' },
  },
  {
    path: '/api/desk/enrolment-codes',
    method: 'post',
    summary: 'A one-time code with which a tablet enrols for this member.',
    who: 'desk',
    body: object({ member: text, 'hours?': count }),
    answer: named('NewEnrolmentCode'),
    errors: { ...bodyErrors, 409: 'member-suspended' },
  },
  {
    path: '/api/desk/tablets/{id}/revoke',
    method: 'post',
    summary: 'The tablet may no longer pull; what it still sends is held.',
    who: 'desk',
    answer: object({ revoked: flag }),
    errors: deskErrors,
  },
  {
    path: '/api/desk/quarantine/{device}/{n}/{hash}',
    method: 'post',
    summary: 'Releases a refused mutation into the records, or discards it.',
    who: 'desk',
    body: object({ settle: oneOf('release', 'discard'), 'because?': { ...text, description: 'Needed to discard' } }),
    answer: object({ settled: oneOf('released', 'discarded') }),
    errors: { ...bodyErrors, 409: 'already-settled, not-releasable' },
  },
  {
    path: '/api/desk/hand-in',
    method: 'post',
    summary: 'Takes a parcel file that came by another road. Idempotent.',
    who: 'desk',
    body: binary,
    bodyType: 'application/octet-stream',
    answer: named('HandedIn'),
    errors: { ...bodyErrors, 400: 'file-unreadable' },
  },
  {
    path: '/api/desk/mutations',
    method: 'post',
    summary: 'Desk edits are mutations too; each gets a verdict.',
    who: 'desk',
    body: object({ changes: list(object({ kind: text, id: text, area: text, set: { type: 'object' } })) }),
    answer: named('Shipped'),
    errors: bodyErrors,
  },
];

export const operations: readonly Operation[] = [...contract, ...door, setupAreas, ...reading, ...changing];
