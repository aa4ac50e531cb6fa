import type { Area, Role } from '#domain/area.ts';
import type { Fields } from '#domain/mutation.ts';
import * as v from 'valibot';
import { inFull, type Own, type Ranges } from './brief.ts';
import { isTabletWord, type TabletWord } from './tablet-word.ts';

/** What the server answers. The tablet checks every answer against these before it believes it (a captive portal answers 200 with HTML). */

export const refusalReasons = [
  /** The area, or the record's present area, is not below any node of the member. */
  'outside-scope',
  /** A known field has the wrong type, or the mutation has the wrong shape. */
  'invalid',
  /** No such area. */
  'area-unknown',
  /** The area no longer exists (validTo has passed). */
  'area-closed',
  /** The same (device, n) was received with other content: storage was restored or cloned. */
  'sequence-conflict',
  /** The member's role may not write this. */
  'not-allowed',
  /** A person at the desk has looked at it and discarded it. */
  'discarded',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

export const verdictSchema = v.object({
  n: v.number(),
  verdict: v.picklist(['accepted', 'duplicate', 'refused']),
  reason: v.optional(v.string()),
});
export type Verdict = v.InferOutput<typeof verdictSchema>;

/** Closed ranges of numbers. */
const rangesSchema = v.array(v.tuple([v.number(), v.number()]));

/** What the server has of a device: everything through `through`, and beyond it all but `missing` (closed ranges) up to the greatest authored n it was told of. */
export const receivedSchema = v.object({
  through: v.number(),
  missing: rangesSchema,
});
export type Received = v.InferOutput<typeof receivedSchema>;

/** Optional, so that an older server is still believed. */
const tabletWord = v.optional(v.custom<TabletWord>(isTabletWord));

export const shippedSchema = v.object({
  verdicts: v.array(verdictSchema),
  received: receivedSchema,
  /** ISO 8601 UTC. */
  serverTime: v.string(),
  /** Device clock minus server clock in milliseconds, when stamps of this parcel had to be pulled back. */
  clockAhead: v.optional(v.number()),
  tablet: tabletWord,
});
export type Shipped = v.InferOutput<typeof shippedSchema>;

/** A record as the server now has it. `stamps` are the per-field clocks (`areaStamp` for the area), so that a tablet can fold its own unsent writes by the same merge. */
const sentChangeSchema = v.object({
  kind: v.string(),
  id: v.string(),
  area: v.string(),
  fields: v.optional(v.record(v.string(), v.unknown()), {}),
  stamps: v.optional(v.record(v.string(), v.string()), {}),
  areaStamp: v.optional(v.string(), ''),
  /** Asked for with `brief=1`: see `brief.ts`. */
  at: v.optional(v.string()),
  removed: v.optional(v.boolean()),
  /** Left my scope, or erased: forget it. */
  gone: v.optional(v.boolean()),
  /** With `gone`: erased for good. Unsent work and drafts for it are forgotten too. */
  erased: v.optional(v.boolean()),
});
export const recordChangeSchema = v.pipe(sentChangeSchema, v.transform(inFull));

export interface RecordChange {
  readonly kind: string;
  readonly id: string;
  readonly area: string;
  readonly fields: Fields;
  readonly stamps: Readonly<Record<string, string>>;
  readonly areaStamp: string;
  readonly removed?: boolean | undefined;
  readonly gone?: boolean | undefined;
  readonly erased?: boolean | undefined;
}

export const changesSchema = v.object({
  changes: v.array(recordChangeSchema),
  cursor: v.string(),
  more: v.boolean(),
  received: receivedSchema,
  serverTime: v.string(),
  /** Greatest n the server was ever told that this device has written; absent: an older server. */
  authored: v.optional(v.number()),
  /** Asked for, and the pull has ended: what the server holds of each area of my scope, see `digest.ts`. */
  digests: v.optional(v.record(v.string(), v.string())),
  /** The areas of my scope, sent when they differ from what the cursor's holder last saw. */
  areas: v.optional(v.array(v.unknown())),
  /** The pack of guides that holds for me; comes with `areas`. Checked by whoever shows the guides. */
  guides: v.optional(v.unknown()),
  tablet: tabletWord,
});

export interface Changes {
  readonly changes: readonly RecordChange[];
  readonly cursor: string;
  readonly more: boolean;
  /** As of the same database snapshot as `changes`: when `more` is false, every mutation in it is among the records already pulled. */
  readonly received: Received;
  readonly serverTime: string;
  readonly authored?: number | undefined;
  /** Area id → digest. An area without records is absent. */
  readonly digests?: Readonly<Record<string, string>> | undefined;
  readonly areas?: readonly Area[] | undefined;
  readonly guides?: unknown;
  readonly tablet?: TabletWord | undefined;
}

export const synchronisedSchema = v.object({
  ...shippedSchema.entries,
  ...changesSchema.entries,
  accepted: v.optional(rangesSchema),
  own: v.optional(v.object({ numbers: rangesSchema, digest: v.string() })),
});
/** `accepted` and `own`: asked for with `brief=1`, see `brief.ts`. */
export type Synchronised = Shipped & Changes & { readonly accepted?: Ranges | undefined; readonly own?: Own | undefined };

export const serverKeySchema = v.object({ id: v.string(), publicKey: v.string() });
/** `publicKey`: base64url of the raw P-256 point (65 bytes). */
export type ServerKey = v.InferOutput<typeof serverKeySchema>;

export const areaSchema = v.looseObject({
  id: v.string(),
  parent: v.nullable(v.string()),
  kind: v.picklist(['province', 'district', 'commune', 'village', 'other']),
  code: v.optional(v.string()),
  name: v.string(),
  aliases: v.optional(v.array(v.string())),
  validFrom: v.string(),
  validTo: v.optional(v.string()),
  mergedInto: v.optional(v.string()),
});

export const enrolledSchema = v.object({
  deviceId: v.string(),
  /** Ships and pulls; kept sealed in the vault. */
  token: v.string(),
  /** Can only ship; kept outside the vault for the service worker. */
  shipToken: v.string(),
  member: v.object({ id: v.string(), name: v.string(), role: v.picklist(['volunteer', 'lead', 'coordinator', 'operator']) }),
  /** The member's nodes, everything below them, and the units above them for their names. */
  areas: v.array(areaSchema),
  serverKey: serverKeySchema,
  protocol: v.number(),
  serverTime: v.string(),
  tablet: tabletWord,
});

/** `POST /api/tablet`. */
export const checkedInSchema = v.object({ serverTime: v.string(), tablet: v.custom<TabletWord>(isTabletWord) });
export type CheckedIn = v.InferOutput<typeof checkedInSchema>;

export interface Enrolled {
  readonly deviceId: string;
  readonly token: string;
  readonly shipToken: string;
  readonly member: { readonly id: string; readonly name: string; readonly role: Role };
  readonly areas: readonly Area[];
  readonly serverKey: ServerKey;
  readonly protocol: number;
  readonly serverTime: string;
  readonly tablet?: TabletWord | undefined;
}

/** `kind` is stable, `message` is for people (Vietnamese). */
export const errorAnswerSchema = v.object({
  error: v.looseObject({
    kind: v.string(),
    message: v.string(),
    retryAfterMs: v.optional(v.number()),
    serverKey: v.optional(serverKeySchema),
    /** With `device-revoked`: what the tablet still has to do. */
    tablet: tabletWord,
    /** With `pin-too-short`: the least. */
    least: v.optional(v.number()),
  }),
});
export type ErrorAnswer = v.InferOutput<typeof errorAnswerSchema>;
