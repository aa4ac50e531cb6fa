import type { Area } from '#domain/area.ts';
import type { Consent, Household, Person, Progress, Review, Task, Visit } from '#domain/entities.ts';
import type { FollowUpReason } from '#domain/follow-ups.ts';
import type { Change, Fields } from '#domain/mutation.ts';
import type { Result } from '#domain/result.ts';
import type { PoliceDayEntry } from '#guides/police-day.ts';
import type { EnrolAgainRequest } from './enrol-again.ts';
import type { DeviceSettings, DeviceState, EnrolRequest, Member, NeighbourNote, NewPasskey, StorageReport } from './door-api.ts';
import type { FindPage, FindQuery, GroupPerson, HomesPage, HomesQuery, KnownMatch, KnownQuery, OnBoard } from './lists-api.ts';

export type {
  FindHit,
  FindPage,
  FindQuery,
  GroupPerson,
  HomeRow,
  HomesPage,
  HomesQuery,
  KnownMatch,
  KnownQuery,
  OnBoard,
  KnownReason,
} from './lists-api.ts';

export type { EnrolAgainRequest } from './enrol-again.ts';
export type {
  DeviceSettings,
  DeviceState,
  EnrolRequest,
  Member,
  NeighbourNote,
  NewPasskey,
  PasskeyAsk,
  ServerStatement,
  StorageReport,
} from './door-api.ts';

/**
 * What the screens may ask of the background worker, through Comlink. Everything crosses by structured clone;
 * no key, token or database handle ever does. Reads are answered from memory and are `undefined`/empty while locked.
 */
export interface DeviceApi {
  state(): Promise<DeviceState>;
  /** Called with every event until the page goes; one listener per page. Pass it through `Comlink.proxy`. */
  listen(listener: (event: DeviceEvent) => void): Promise<void>;

  enrol(request: EnrolRequest): Promise<Result<{ readonly member: Member }>>;
  unlock(pin: string): Promise<Result<{ readonly member: Member }>>;
  /** `secret`: the 32 bytes the passkey gave (WebAuthn PRF) for the salt in the state. */
  unlockByPasskey(secret: Uint8Array<ArrayBuffer>): Promise<Result<{ readonly member: Member }>>;
  /** The passkey opens the vault too from now on; undefined takes it away. The PIN always remains. */
  setPasskey(pin: string, passkey: NewPasskey | undefined): Promise<Result<true>>;
  /** The other vaults of this tablet. Nothing of them can be read from here. */
  neighbours(): Promise<readonly NeighbourNote[]>;
  lock(): Promise<void>;
  changePin(oldPin: string, newPin: string): Promise<Result<true>>;
  /** The tablet goes to somebody else: what is on it is erased, what was saved and not sent still goes out, under the name of who wrote it. */
  passOn(): Promise<void>;
  /** The person is still touching the screen: puts the automatic lock off. */
  stillHere(): Promise<void>;

  session(): Promise<Session | undefined>;
  today(on: string): Promise<Today>;
  homes(query: HomesQuery): Promise<HomesPage>;
  /** Anybody and any home in my villages, best match first; an empty search finds nothing. */
  find(query: FindQuery, board?: OnBoard): Promise<FindPage>;
  /** People and homes in my villages that may be the ones being registered: suggested, never decided. At most five. */
  knownAlready(query: KnownQuery): Promise<readonly KnownMatch[]>;
  /** Everybody of a village who can be at a group session, by name. */
  groupPeople(area: string): Promise<readonly GroupPerson[]>;
  /** Whom the commune police wait for. `policeObstacles`: ids of the obstacles only they can lift. */
  policeDay(policeObstacles: readonly string[]): Promise<readonly PoliceDayEntry[]>;
  home(household: string): Promise<Home | undefined>;
  person(person: string): Promise<PersonPage | undefined>;

  /** Saves all changes or none; durable, sealed and shippable when it resolves. `draft` is dropped in the same transaction. */
  save(changes: readonly Change[], draft?: string): Promise<Result<Saved>>;
  /** A new UUIDv7 for a record about to be created. */
  newId(): Promise<string>;

  /** Drafts are encrypted; a draft key names a form and record ids only, never personal text. */
  saveDraft(key: string, draft: Draft): Promise<Result<true>>;
  readDraft(key: string): Promise<Draft | undefined>;
  discardDraft(key: string): Promise<void>;
  drafts(): Promise<readonly DraftNote[]>;

  /** The server has forgotten this tablet: the same vault under a new identity, and everything it holds goes out again. */
  enrolAgain(request: EnrolAgainRequest): Promise<Result<true>>;
  outbox(): Promise<Outbox>;
  /** Ships and pulls now. */
  sendNow(): Promise<Result<SendReport>>;
  /** A refused mutation written anew with mended fields: the old one is dealt with, the new one goes out under a new number. */
  mendRefused(n: number, set: Fields): Promise<Result<Saved>>;
  /** Leaves a refused mutation to the desk's quarantine and takes it off the tablet's list. */
  handOverRefused(n: number): Promise<Result<true>>;
  /** Everything unsent as one sealed file per device identity, to be carried to the desk by any road. */
  parcelFiles(): Promise<readonly ParcelFileOut[]>;

  settings(): Promise<DeviceSettings>;
  changeSettings(change: Partial<DeviceSettings>): Promise<void>;
  storage(): Promise<StorageReport>;
}

/** What is shown while the rest of the tablet is still being opened: exact, since nothing was written after it was left. */
export interface Front {
  /** ISO day it is about. */
  readonly on: string;
  readonly today: Today;
  readonly session: Session;
}

export type DeviceEvent =
  /** The PIN was right; `state` follows when everything is open, or at once when it could not be. */
  | { readonly kind: 'front'; readonly front: Front }
  /** Something a screen may show has changed; read again. */
  | { readonly kind: 'changed' }
  /** Enrolled, unlocked, locked, erased or revoked. */
  | { readonly kind: 'state' }
  | { readonly kind: 'sending'; readonly sending: SendingState }
  /** Unsent work exists: the page registers a Background Sync under this fresh tag. */
  | { readonly kind: 'wake-shell'; readonly tag: string };

export interface Session {
  readonly member: Member;
  readonly deviceName: string;
  /** My nodes, all below them, and the units above for their names. */
  readonly areas: readonly Area[];
  /** The areas people live in: where I register. */
  readonly villages: readonly Area[];
  /** The pack of guides as it came, and the one before it, unchecked: `guides/read-pack.ts` reads them. */
  readonly guides?: { readonly now: unknown; readonly before?: unknown } | undefined;
}

export type Named<Entity> = Entity & {
  readonly id: string;
  readonly area: string;
  /** Not yet confirmed by the server. */
  readonly unsent: boolean;
};

export interface Home {
  readonly household: Named<Household>;
  readonly areaName: string;
  readonly people: readonly HomePerson[];
  /** Removed people, so that removal can be undone. */
  readonly removedPeople: readonly Named<Person>[];
  /** Newest first, removed ones at the end. */
  readonly visits: readonly (Named<Visit> & { readonly review?: Named<Review> | undefined })[];
  readonly tasks: readonly Named<Task>[];
  /** Guide id → progress of the household itself. */
  readonly progress: Readonly<Record<string, Named<Progress>>>;
  readonly review?: Named<Review> | undefined;
}

export interface HomePerson {
  readonly person: Named<Person>;
  readonly consent: ConsentState;
  /** Guide id → progress. */
  readonly progress: Readonly<Record<string, Progress>>;
}

export type ConsentState = 'none' | 'given' | 'withdrawn';

export interface PersonPage {
  readonly person: Named<Person>;
  readonly household?: Named<Household> | undefined;
  readonly areaName: string;
  readonly consents: readonly Named<Consent>[];
  readonly consent: ConsentState;
  readonly progress: Readonly<Record<string, Named<Progress>>>;
  readonly review?: Named<Review> | undefined;
}

/** Why a home is in today's list. */
export type TodayReason = FollowUpReason;

export interface TodayEntry {
  readonly reason: TodayReason;
  readonly household: string;
  readonly person?: string | undefined;
  readonly guide?: string | undefined;
  /** Id of the obstacle that stands there. */
  readonly obstacle?: string | undefined;
  readonly visit?: string | undefined;
  /** Of a returned record, and of nothing else: the field that is asked about, empty when it is none. */
  readonly field?: string | undefined;
  readonly head: string;
  readonly personName?: string | undefined;
  readonly address: string;
  readonly areaName: string;
  /** ISO date. */
  readonly dueOn?: string | undefined;
  readonly overdue: boolean;
  /** A task given to me by name. */
  readonly mine?: boolean | undefined;
  /** The coordinator's words, for returned records and tasks. */
  readonly words?: string | undefined;
}

export interface Today {
  /** Returned, promised, appointments, tasks (mine first), what only has to be activated, in that order and as one walks; then homes never visited (at most 20). */
  readonly entries: readonly TodayEntry[];
  readonly counts: { readonly homes: number; readonly visited: number; readonly visitedToday: number; readonly neverVisited: number };
  readonly drafts: readonly DraftNote[];
}

export interface Saved {
  /** Numbers of the mutations written. */
  readonly numbers: readonly number[];
}

/** The answers of a form so far, as the form keeps them. */
export interface Draft {
  readonly values: Fields;
  /** Path of the screen to come back to. */
  readonly path: string;
}

export interface DraftNote {
  readonly key: string;
  readonly path: string;
  /** Unix ms. */
  readonly savedAt: number;
}

export type OutboxStanding =
  /** Only on this tablet. */
  | 'waiting'
  /** Confirmed by the server. */
  | 'received'
  /** Refused by the server: a person has to deal with it. */
  | 'refused';

export interface OutboxRow {
  readonly n: number;
  readonly kind: string;
  readonly id: string;
  /** Whose record: head or name, for the volunteer's own eyes. */
  readonly title: string;
  /** Where a tap leads. */
  readonly household?: string | undefined;
  readonly person?: string | undefined;
  readonly fields: readonly string[];
  /** Unix ms by the tablet's clock. */
  readonly writtenAt: number;
  readonly standing: OutboxStanding;
  readonly reason?: string | undefined;
}

export interface Outbox {
  /** Everything ever written by this tablet, and what the server has said it holds of it. */
  readonly authored: number;
  readonly received: number;
  readonly waiting: number;
  readonly refused: number;
  /** ISO time of the server's last word; undefined before the first. */
  readonly confirmedAt?: string | undefined;
  readonly sending: SendingState;
  /** Refused first, then newest first. At most 500. */
  readonly rows: readonly OutboxRow[];
}

export type SendingState =
  | { readonly kind: 'idle'; readonly nextTryAt?: number | undefined; readonly lastFailure?: string | undefined }
  | { readonly kind: 'sending'; readonly pulled: number };

export interface SendReport {
  readonly authored: number;
  readonly received: number;
  readonly refused: number;
  readonly pulled: number;
}

export interface ParcelFileOut {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly parcels: number;
}
