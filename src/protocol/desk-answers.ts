import type { Area, Role } from '#domain/area.ts';
import type { Goals } from '#domain/goals.ts';
import type { Fields } from '#domain/mutation.ts';
import type { Received } from './answers.ts';
import type { ToldByTablet } from './told-by-tablet.ts';

/** What the desk's own routes answer (`/api/desk/…`, same-origin cookie session). Documented by `/api/openapi.json`. */

export interface DeskSession {
  readonly member: { readonly id: string; readonly name: string };
  readonly roles: readonly { readonly area: Area; readonly role: Role }[];
  /** The node the desk opens at. */
  readonly home: string;
}

export interface GuideCount {
  readonly guide: string;
  /** Milestone id → people whose milestone is this one. */
  readonly reached: Readonly<Record<string, number>>;
  readonly independent: number;
  readonly declined: number;
  readonly stuck: number;
}

export interface Figures {
  readonly households: number;
  /** Homes with a visit, whatever came of it. */
  readonly visited: number;
  /** Homes where somebody was met. */
  readonly met: number;
  /** Homes whose last visit was refused. */
  readonly refused: number;
  readonly people: number;
  /** People for whom any milestone that counts was reached. */
  readonly guided: number;
}

export interface OverviewRow {
  readonly area: Area;
  readonly now: Figures;
  /** The same figures at the end of the day seven days before, by when things were done. */
  readonly weekAgo: Figures;
  readonly guides: readonly GuideCount[];
  /** People of 14 and more as the commune counts them; absent when nobody has written it down. */
  readonly residents?: number | undefined;
  /** What is to be reached here, by indicator of the reports; shares are of the residents, of the homes, or of the people written down. */
  readonly goals: Goals;
}

/** A unit the first coordinator may choose, with the names of the units above it. */
export interface SetupArea {
  readonly id: string;
  readonly name: string;
  readonly above: string;
}

/** A node with its children and the units above it. */
export interface AreaDetail {
  readonly area: Area;
  readonly path: readonly Area[];
  readonly children: readonly Area[];
}

/** A village with what is in it. */
export interface PlaceRow {
  readonly area: Area;
  /** Name of the unit above it. */
  readonly above: string;
  readonly closed: boolean;
  readonly homes: number;
  readonly people: number;
  /** Records of every kind, removed ones too. */
  readonly records: number;
  /** Tablets that may write here and have written what has not arrived. */
  readonly unsent: { readonly tablets: number; readonly waiting: number };
}

export interface PlaceList {
  readonly area: Area;
  readonly path: readonly Area[];
  readonly rows: readonly PlaceRow[];
  /** There are more villages than are shown. */
  readonly more: boolean;
}

export interface Overview {
  readonly node: Area;
  readonly path: readonly Area[];
  /** ISO time. */
  readonly asOf: string;
  readonly total: OverviewRow;
  readonly guidesWeekAgo: readonly GuideCount[];
  /** The figures at the end of each of the last twelve weeks, the oldest first; the last is now. */
  readonly weeks: readonly { readonly day: string; readonly figures: Figures }[];
  readonly due: DueCounts;
  /** People without consent to being written down. */
  readonly unconsented: number;
  /** A row per child of the node. */
  readonly rows: readonly OverviewRow[];
  /** Work the server knows to exist on tablets and has not received. */
  readonly unsent: { readonly devices: number; readonly mutations: number };
  /** Tablets that have work waiting or were not heard from for a week, those first that miss most. */
  readonly tablets: readonly TabletGap[];
}

/** Follow-ups by when they are due: before today, within seven days from today, without a day. */
export interface DueCounts {
  readonly overdue: number;
  readonly week: number;
  readonly undated: number;
  readonly returned: number;
}

export interface TabletGap {
  readonly id: string;
  readonly name: string;
  readonly memberName: string;
  /** Lines it said it has written, and those that came. */
  readonly authored: number;
  readonly received: number;
  readonly lastContactAt?: string | undefined;
  /** Not heard from for a week. */
  readonly silent: boolean;
}

export interface HouseholdRow {
  readonly id: string;
  readonly area: string;
  readonly head: string;
  readonly address: string;
  readonly people: number;
  readonly lastVisit?: { readonly at: string; readonly outcome: string } | undefined;
  readonly returnOn?: string | undefined;
}

export interface HouseholdPage {
  readonly area: Area;
  readonly path: readonly Area[];
  /** Absent while a search has not gone through the whole list. */
  readonly total?: number | undefined;
  readonly rows: readonly HouseholdRow[];
  readonly next?: string | undefined;
}

export interface DeskRecord {
  readonly kind: string;
  readonly id: string;
  readonly area: string;
  readonly fields: Fields;
}

export interface HouseholdDetail {
  readonly household: DeskRecord;
  readonly merges: readonly MergeNote[];
  readonly path: readonly Area[];
  readonly people: readonly (DeskRecord & { readonly progress: readonly DeskRecord[]; readonly consents: readonly DeskRecord[] })[];
  /** Of the household itself: a bill, a connection. */
  readonly progress: readonly DeskRecord[];
  readonly visits: readonly DeskRecord[];
  readonly tasks: readonly DeskRecord[];
  /** Of the household's own record. */
  readonly history: readonly HistoryEntry[];
}

/** A merge this record took part in, the newest first. */
export interface MergeNote {
  readonly id: string;
  /** The other record: what this one became a part of, or what became a part of it. */
  readonly other: string;
  readonly otherName: string;
  readonly isLoser: boolean;
  readonly at: string;
  readonly memberName: string;
  /** ISO time. */
  readonly undoneAt?: string | undefined;
}

export interface PersonDetail {
  readonly person: DeskRecord;
  readonly merges: readonly MergeNote[];
  readonly household?: DeskRecord | undefined;
  readonly path: readonly Area[];
  readonly progress: readonly DeskRecord[];
  readonly consents: readonly DeskRecord[];
  readonly history: readonly HistoryEntry[];
}

/** One mutation of a record's history, newest first. */
export interface HistoryEntry {
  readonly kind: string;
  readonly id: string;
  readonly device: string;
  readonly deviceName: string;
  readonly n: number;
  readonly memberName: string;
  /** ISO time by the (corrected) stamp. */
  readonly writtenAt: string;
  readonly arrivedAt: string;
  /** True when the device's clock was wrong and the time was corrected. */
  readonly clockCorrected: boolean;
  readonly writes: readonly {
    readonly field: string;
    readonly value: Fields[string];
    /** This value is not the record's present value: a later write replaced it, or it lost against one already there. */
    readonly overwritten: boolean;
  }[];
}

export interface TabletRow {
  readonly id: string;
  readonly name: string;
  readonly memberName: string;
  readonly areas: readonly string[];
  readonly enrolledAt: string;
  readonly lastContactAt?: string | undefined;
  readonly revokedAt?: string | undefined;
  readonly authored: number;
  readonly received: Received;
  readonly receivedCount: number;
  readonly clockAheadMs?: number | undefined;
  readonly quarantined: number;
  /** Storage was restored or cloned: the tablet goes on under a new identity. */
  readonly succeeded: boolean;
  /** Sealed parcels kept unopened since the tablet was revoked. */
  readonly held: number;
  readonly member: string;
  /** The member is suspended. */
  readonly suspended: boolean;
  /** Name of the member who has the tablet now, when it changed hands. */
  readonly passedTo?: string | undefined;
  /** What it last said of itself. */
  readonly told?: ToldByTablet | undefined;
}

/** What came of opening what was held of a revoked tablet. */
export interface OpenedHeld {
  readonly parcels: number;
  readonly accepted: number;
  readonly duplicate: number;
  /** Now in quarantine. */
  readonly refused: number;
  /** Parcels that stay held: they do not open. */
  readonly left: number;
}

export interface QuarantineRow {
  readonly device: string;
  readonly deviceName: string;
  readonly n: number;
  readonly contentHash: string;
  readonly reason: string;
  readonly detail?: string | undefined;
  readonly kind?: string | undefined;
  readonly id?: string | undefined;
  readonly area?: string | undefined;
  readonly arrivedAt: string;
  /** Who decided what about it, when, and why. */
  readonly settled?:
    | { readonly how: 'released' | 'discarded'; readonly by: string; readonly at: string; readonly because?: string | undefined }
    | undefined;
}

export interface MemberRow {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly { readonly area: Area; readonly role: Role }[];
  readonly tablets: number;
  /** May sign in at the desk. */
  readonly account: boolean;
  /** Since when they neither sign in nor sync. */
  readonly suspendedAt?: string | undefined;
}

export interface NewEnrolmentCode {
  /** XXXX-XXXX */
  readonly code: string;
  /** Address with the code in the fragment, which never reaches a server. */
  readonly link: string;
  readonly memberName: string;
  readonly expiresAt: string;
}

export interface HandedIn {
  readonly parcels: number;
  readonly unreadable: number;
  /** Parcels of a revoked tablet: kept, unopened. */
  readonly held: number;
  readonly accepted: number;
  readonly duplicate: number;
  readonly refused: number;
}

/** Server-sent events of `/api/desk/events`: something in this area changed; read again. */
export interface DeskEvent {
  readonly areas: readonly string[];
  readonly at: string;
}
