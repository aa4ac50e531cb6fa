/**
 * The records of the field book (protocol.md, "Entities"). Every field is optional: a record grows field by field.
 * Times are ISO 8601 UTC, dates ISO 8601; text is NFC. `protocol/entity-schemas.ts` holds the checks for these types.
 */
export const entityKinds = ['household', 'person', 'consent', 'visit', 'progress', 'task', 'review', 'request'] as const;
export type EntityKind = (typeof entityKinds)[number];

export const internetKinds = ['none', 'mobile', 'fixed'] as const;
export const sexes = ['male', 'female', 'unknown'] as const;
export const deviceKinds = ['smartphone', 'basic', 'shared', 'none'] as const;
export const visitOutcomes = ['met', 'absent', 'refused', 'moved'] as const;
export const reviewStates = ['approved', 'returned', 'mended'] as const;
export const removalReasons = ['mistake', 'duplicate', 'moved', 'died', 'withdrew', 'restricted'] as const;
export const relations = ['head', 'spouse', 'child', 'parent', 'grandparent', 'grandchild', 'sibling', 'other'] as const;
export const consentPurposes = ['registration', 'guidance', 'reporting'] as const;
export const consentMethods = ['tick', 'spoken', 'signature'] as const;

export type Internet = (typeof internetKinds)[number];
export type Sex = (typeof sexes)[number];
export type DeviceKind = (typeof deviceKinds)[number];
export type VisitOutcome = (typeof visitOutcomes)[number];
export type ReviewState = (typeof reviewStates)[number];
export type RemovalReason = (typeof removalReasons)[number];

/** WGS 84 degrees; accuracy in metres. */
export interface Location {
  readonly lat: number;
  readonly lng: number;
  readonly accuracy?: number | undefined;
}

/** Removed records keep their fields so that removal can be undone. Peers may write `true`; we write a {@link RemovalReason}. */
export interface Removable {
  readonly removed?: string | boolean | null | undefined;
}

/** A record of this kind may have become a part of another one, see `merged-records.ts`. */
export interface Mergeable extends Removable {
  /** Id of that other record. */
  readonly mergedInto?: string | null | undefined;
}

export interface Household extends Mergeable {
  /** Name of the head of the household, as spoken. */
  readonly head?: string | null | undefined;
  readonly address?: string | null | undefined;
  readonly phone?: string | null | undefined;
  /** People living here, as told at the door. */
  readonly size?: number | null | undefined;
  readonly location?: Location | null | undefined;
  readonly internet?: Internet | null | undefined;
  readonly note?: string | null | undefined;
}

export interface Person extends Mergeable {
  readonly household?: string | null | undefined;
  readonly name?: string | null | undefined;
  /** `yyyy`, `yyyy-mm` or `yyyy-mm-dd`: the precision is the length. */
  readonly birth?: string | null | undefined;
  readonly sex?: Sex | null | undefined;
  /** 12 digits, see `personal-id.ts`. */
  readonly personalId?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly device?: DeviceKind | null | undefined;
  /** To the head of the household; one of {@link relations} or free text. */
  readonly relation?: string | null | undefined;
  /** BCP 47, the language the person likes to be spoken to in. */
  readonly language?: string | null | undefined;
  readonly note?: string | null | undefined;
}

/** The text that was shown when consent was asked: its version, and the SHA-256 of the text in base64url. */
export interface Notice {
  readonly version: string;
  readonly hash: string;
}

export interface Consent {
  readonly person?: string | null | undefined;
  readonly purposes?: readonly string[] | null | undefined;
  readonly notice?: Notice | null | undefined;
  readonly language?: string | null | undefined;
  readonly method?: string | null | undefined;
  /** Who consented in the person's stead, and their relation. */
  readonly representative?: string | null | undefined;
  readonly givenAt?: string | null | undefined;
  readonly withdrawnAt?: string | null | undefined;
  /** When one purpose alone was withdrawn; being written down at all ends with `withdrawnAt`. */
  readonly guidanceWithdrawnAt?: string | null | undefined;
  readonly reportingWithdrawnAt?: string | null | undefined;
  /** Typed by the person who touched the purposes themselves. */
  readonly typedName?: string | null | undefined;
  /** Who was there and heard it, and what they are, when the person cannot read. */
  readonly witness?: string | null | undefined;
  /** Strokes, see `signature.ts`. */
  readonly signature?: string | null | undefined;
}

export interface Visit extends Removable {
  readonly household?: string | null | undefined;
  readonly at?: string | null | undefined;
  readonly minutes?: number | null | undefined;
  readonly outcome?: VisitOutcome | null | undefined;
  /** The day we agreed to come back. */
  readonly returnOn?: string | null | undefined;
  /** Person ids. */
  readonly present?: readonly string[] | null | undefined;
  readonly note?: string | null | undefined;
}

export interface Progress {
  /** A milestone id of the guide. */
  readonly milestone?: string | null | undefined;
  /** A step id of the guide: where to go on. */
  readonly step?: string | null | undefined;
  /** An obstacle id of the guide: why it stopped. */
  readonly obstacle?: string | null | undefined;
  readonly appointmentOn?: string | null | undefined;
  /** Can do it alone now. */
  readonly independent?: boolean | null | undefined;
  /** Does not want this service. */
  readonly declined?: boolean | null | undefined;
  /** The version of the guide under which this was last written: its words may have changed since. */
  readonly version?: number | null | undefined;
}

export interface Task extends Removable {
  readonly household?: string | null | undefined;
  readonly person?: string | null | undefined;
  readonly what?: string | null | undefined;
  readonly dueOn?: string | null | undefined;
  readonly doneAt?: string | null | undefined;
  /** The member it is given to; nobody in particular when absent. */
  readonly assignee?: string | null | undefined;
  /** The campaign it counts for; what a campaign is, only the desk knows. */
  readonly campaign?: string | null | undefined;
}

export interface Review {
  readonly state?: ReviewState | null | undefined;
  /** The coordinator's words. */
  readonly comment?: string | null | undefined;
  /** The field they are about, where the volunteer's tap leads; `consent` when it is about consent. */
  readonly field?: string | null | undefined;
  /** The volunteer's words back. */
  readonly answer?: string | null | undefined;
}

/** What a person asks of those who hold their data, handed in at the door; the desk takes it into its queue. */
export interface RightRequest {
  readonly person?: string | null | undefined;
  /** One of `rights.ts`. */
  readonly right?: string | null | undefined;
  readonly askedBy?: string | null | undefined;
  /** Name and relation of whoever asks in the person's stead. */
  readonly asker?: string | null | undefined;
  readonly checked?: string | null | undefined;
  readonly words?: string | null | undefined;
  readonly at?: string | null | undefined;
}

export interface EntityFields {
  readonly request: RightRequest;
  readonly household: Household;
  readonly person: Person;
  readonly consent: Consent;
  readonly visit: Visit;
  readonly progress: Progress;
  readonly task: Task;
  readonly review: Review;
}

export function isEntityKind(kind: string): kind is EntityKind {
  return (entityKinds as readonly string[]).includes(kind);
}
