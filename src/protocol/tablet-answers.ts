import type { Received } from './answers.ts';
import type { TabletOrder } from './tablet-word.ts';
import type { ToldByTablet } from './told-by-tablet.ts';

/** What the desk is told of tablets. */
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
  /** What the desk has ordered it to do; `doneAt` as the tablet told it. */
  readonly order?: TabletOrderRow | undefined;
}

export interface TabletOrderRow {
  readonly kind: TabletOrder;
  readonly askedAt: string;
  readonly askedBy: string;
  readonly doneAt?: string | undefined;
}

/** What holds at a unit; `from` is absent where nobody has chosen. */
export interface TabletRulesAt {
  readonly leaseDays: number;
  readonly pinLeast: number;
  readonly from?: { readonly id: string; readonly name: string } | undefined;
}
