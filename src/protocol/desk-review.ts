import type { Area } from '#domain/area.ts';
import type { ReviewProblem, ReviewProblemKind } from '#domain/review-problems.ts';
import type { DeskRecord, HistoryEntry } from './desk-answers.ts';

/** What the desk's routes for review answer (`/api/desk/review…`). */

export type ReviewKind = 'person' | 'household' | 'visit';

/** `returned`: the volunteer's turn. */
export type ReviewQueueState = 'open' | 'returned';

export interface ReviewRow {
  readonly kind: ReviewKind;
  readonly id: string;
  readonly area: string;
  readonly areaName: string;
  /** Name of the person or of the head of the home; empty when it has none. */
  readonly title: string;
  /** Birth of a person, address of a home, time of a visit. */
  readonly about?: string | undefined;
  readonly state: ReviewQueueState;
  /** The gravest first. None when what was asked about is gone and the volunteer has not answered yet. */
  readonly problems: readonly ReviewProblem[];
  readonly author?: { readonly id: string; readonly name: string } | undefined;
  /** ISO time since when it waits. */
  readonly since: string;
  /** Opaque; differs when anything a coordinator may have looked at has changed. */
  readonly version: string;
  /** The coordinator's words when it was returned, and the volunteer's back. */
  readonly comment?: string | undefined;
  readonly answer?: string | undefined;
}

export interface ReviewCounts {
  readonly open: number;
  readonly returned: number;
  /** Of the state asked for, without the other filters. */
  readonly problems: Readonly<Partial<Record<ReviewProblemKind, number>>>;
  readonly members: readonly { readonly id: string; readonly name: string; readonly count: number }[];
  readonly villages: readonly { readonly id: string; readonly name: string; readonly count: number }[];
  /** There are more than are counted. */
  readonly more: boolean;
}

export interface ReviewPage {
  readonly area: Area;
  readonly path: readonly Area[];
  readonly counts: ReviewCounts;
  readonly rows: readonly ReviewRow[];
  readonly next?: string | undefined;
  /** Records of this node are still being looked through. */
  readonly looking: boolean;
}

/** Another record that the problem rests on: one with the same number, or one of the same hour or point. */
export interface ReviewCompany {
  readonly of: ReviewProblemKind;
  readonly record: DeskRecord;
  readonly title: string;
  readonly areaName: string;
}

/** What coordinators say among themselves; it never leaves the desk. */
export interface ReviewNote {
  readonly id: string;
  /** The note it answers. */
  readonly parent?: string | undefined;
  readonly memberName: string;
  readonly at: string;
  readonly words: string;
}

export interface ReviewDetail {
  /** Absent when there is nothing to review in it now. */
  readonly row?: ReviewRow | undefined;
  readonly record: DeskRecord;
  readonly household?: DeskRecord | undefined;
  readonly path: readonly Area[];
  readonly company: readonly ReviewCompany[];
  /** Everything written to its review, newest first: approvals, returns with their words, answers. */
  readonly thread: readonly HistoryEntry[];
  /** Oldest first. */
  readonly notes: readonly ReviewNote[];
}

export interface ReviewDecided {
  readonly done: number;
  /** Records that somebody changed since they were looked at: nothing was decided about them. */
  readonly changed: readonly { readonly kind: string; readonly id: string }[];
}
