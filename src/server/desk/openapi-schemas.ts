/** JSON Schemas of what crosses the wire, for `/api/openapi.json`. The TypeScript types in `protocol/` say the same. */
export type Schema = Readonly<Record<string, unknown>>;

export const text: Schema = { type: 'string' };
export const time: Schema = { type: 'string', format: 'date-time' };
export const count: Schema = { type: 'integer', minimum: 0 };
export const flag: Schema = { type: 'boolean' };
export const list = (items: Schema): Schema => ({ type: 'array', items });
export const mapOf = (value: Schema): Schema => ({ type: 'object', additionalProperties: value });
export const named = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
export const oneOf = (...values: readonly string[]): Schema => ({ type: 'string', enum: values });

/** An object; a name that ends in `?` is optional. */
export function object(properties: Readonly<Record<string, Schema>>): Schema {
  const entries = Object.entries(properties);
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(([name, schema]) => [name.replace('?', ''), schema])),
    required: entries.filter(([name]) => !name.endsWith('?')).map(([name]) => name),
  };
}

const role = oneOf('volunteer', 'lead', 'coordinator', 'operator');
const range: Schema = { type: 'array', prefixItems: [count, count], minItems: 2, maxItems: 2 };
const roleAt = object({ area: named('Area'), role });
const fields = mapOf({});

const contract = {
  Error: object({
    error: { ...object({ kind: text, message: text, 'retryAfterMs?': count, 'detail?': text }), additionalProperties: true },
  }),
  Area: object({
    id: text,
    parent: { type: ['string', 'null'] },
    kind: oneOf('province', 'district', 'commune', 'village', 'other'),
    'code?': text,
    name: text,
    'aliases?': list(text),
    validFrom: { type: 'string', format: 'date' },
    'validTo?': { type: 'string', format: 'date' },
    'mergedInto?': text,
  }),
  ServerKey: object({ id: text, publicKey: { ...text, description: 'base64url of the raw P-256 point' } }),
  Received: object({ through: count, missing: list(range) }),
  Enrolled: object({
    deviceId: text,
    token: text,
    shipToken: text,
    member: object({ id: text, name: text, role }),
    areas: list(named('Area')),
    serverKey: named('ServerKey'),
    protocol: count,
    serverTime: time,
    'tablet?': named('TabletWord'),
  }),
  TabletWord: object({
    leaseDays: count,
    'share?': { ...text, description: 'base64url, 32 bytes; absent while it is withheld' },
    'order?': oneOf('lock', 'wipe'),
    pinLeast: count,
  }),
  Shipped: object({
    verdicts: list(object({ n: count, verdict: oneOf('accepted', 'duplicate', 'refused'), 'reason?': text })),
    received: named('Received'),
    serverTime: time,
    'clockAhead?': { type: 'integer', description: 'Device clock minus server clock in milliseconds' },
    'tablet?': named('TabletWord'),
  }),
  Changes: object({
    changes: list(
      object({
        kind: text,
        id: text,
        area: text,
        fields,
        stamps: mapOf(text),
        areaStamp: text,
        'at?': {
          ...text,
          description: 'With brief=1: the stamp of every field that stamps does not name, and of the area where areaStamp is left out',
        },
        'removed?': flag,
        'gone?': flag,
        'erased?': flag,
      }),
    ),
    cursor: text,
    more: flag,
    received: named('Received'),
    serverTime: time,
    'authored?': count,
    'digests?': mapOf(text),
    'areas?': list(named('Area')),
  }),
  Synchronised: {
    allOf: [
      named('Shipped'),
      named('Changes'),
      object({ 'accepted?': list(range), 'own?': object({ numbers: list(range), digest: text }) }),
    ],
  },
};

const desk = {
  DeskSession: object({ member: object({ id: text, name: text }), roles: list(roleAt), home: text }),
  AreaDetail: object({ area: named('Area'), path: list(named('Area')), children: list(named('Area')) }),
  HouseholdPage: object({
    area: named('Area'),
    path: list(named('Area')),
    'total?': count,
    rows: list(
      object({
        id: text,
        area: text,
        head: text,
        address: text,
        people: count,
        'lastVisit?': object({ at: time, outcome: text }),
        'returnOn?': text,
      }),
    ),
    'next?': text,
  }),
  DeskRecord: object({ kind: text, id: text, area: text, fields }),
  HistoryEntry: object({
    kind: text,
    id: text,
    device: text,
    deviceName: text,
    n: count,
    memberName: text,
    writtenAt: time,
    arrivedAt: time,
    clockCorrected: flag,
    writes: list(object({ field: text, value: {}, overwritten: flag })),
  }),
  HouseholdDetail: object({
    household: named('DeskRecord'),
    merges: list(named('MergeNote')),
    path: list(named('Area')),
    people: list({
      allOf: [named('DeskRecord'), object({ progress: list(named('DeskRecord')), consents: list(named('DeskRecord')) })],
    }),
    progress: list(named('DeskRecord')),
    visits: list(named('DeskRecord')),
    tasks: list(named('DeskRecord')),
    history: list(named('HistoryEntry')),
  }),
  PersonDetail: object({
    person: named('DeskRecord'),
    merges: list(named('MergeNote')),
    'household?': named('DeskRecord'),
    path: list(named('Area')),
    progress: list(named('DeskRecord')),
    consents: list(named('DeskRecord')),
    history: list(named('HistoryEntry')),
  }),
  TabletRow: object({
    id: text,
    name: text,
    memberName: text,
    areas: list(text),
    enrolledAt: time,
    'lastContactAt?': time,
    'revokedAt?': time,
    authored: count,
    received: named('Received'),
    receivedCount: count,
    'clockAheadMs?': { type: 'integer' },
    quarantined: count,
    succeeded: flag,
    held: count,
    member: text,
    suspended: flag,
    'passedTo?': text,
    'order?': object({ kind: oneOf('lock', 'wipe'), askedAt: time, askedBy: text, 'doneAt?': time }),
    'told?': object({
      'version?': text,
      'persisted?': flag,
      'used?': count,
      'quota?': count,
      'clockAheadMs?': { type: 'integer' },
      'mended?': object({ offered: count, areas: count, 'at?': time }),
    }),
  }),
  TabletRules: object({ leaseDays: count, pinLeast: count, 'from?': object({ id: text, name: text }) }),
  QuarantineRow: object({
    device: text,
    deviceName: text,
    n: count,
    contentHash: text,
    reason: text,
    'detail?': text,
    'kind?': text,
    'id?': text,
    'area?': text,
    arrivedAt: time,
    'settled?': object({ how: oneOf('released', 'discarded'), by: text, at: time, 'because?': text }),
  }),
  MemberRow: object({ id: text, name: text, roles: list(roleAt), tablets: count, account: flag, 'suspendedAt?': time }),
  NewEnrolmentCode: object({ code: text, link: text, memberName: text, expiresAt: time }),
  HandedIn: object({ parcels: count, unreadable: count, accepted: count, duplicate: count, refused: count, held: count }),
};

export const schemas: Readonly<Record<string, Schema>> = { ...contract, ...desk };
