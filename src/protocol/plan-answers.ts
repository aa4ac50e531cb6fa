import type { Area } from '#domain/area.ts';
import type { CampaignCount, HomeChoice } from '#domain/plan.ts';

/** What the desk's planning answers (`/api/desk/areas/:id/plan` and beside it). */

/** Somebody homes of the node can be given to. */
export interface PlanPerson {
  readonly id: string;
  readonly name: string;
  /** Names of the units they work at. */
  readonly units: readonly string[];
}

export interface TaskCounts {
  readonly done: number;
  /** Not done yet, those overdue counted in. */
  readonly open: number;
  readonly overdue: number;
}

export interface AssignmentRow extends TaskCounts {
  readonly id: string;
  readonly areaName: string;
  readonly what: string;
  /** Absent: whoever works there. */
  readonly assignee?: { readonly id: string; readonly name: string } | undefined;
  readonly campaign?: { readonly id: string; readonly name: string } | undefined;
  readonly choice: HomeChoice;
  /** Name of the unit in {@link choice}. */
  readonly village?: string | undefined;
  readonly dueOn?: string | undefined;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly withdrawnAt?: string | undefined;
}

/** A home of an assignment, with who has done it when. */
export interface AssignedHome {
  readonly id: string;
  readonly head: string;
  readonly address: string;
  readonly areaName: string;
  readonly doneAt?: string | undefined;
  readonly doneBy?: string | undefined;
}

/** What a campaign has reached in one village, or by one member. */
export interface CampaignPart extends TaskCounts {
  readonly id: string;
  readonly name: string;
}

export interface CampaignRow {
  readonly id: string;
  readonly area: string;
  readonly areaName: string;
  readonly name: string;
  readonly counts: CampaignCount;
  readonly guide?: string | undefined;
  readonly milestone?: string | undefined;
  readonly target: number;
  /** ISO dates, both counted in. */
  readonly from: string;
  readonly through: string;
  readonly closedAt?: string | undefined;
  readonly total: TaskCounts;
  readonly villages: readonly CampaignPart[];
  /** By who did it; what is open, by whom it is given to. `id` is empty for what is nobody's in particular. */
  readonly members: readonly CampaignPart[];
}

export interface PlanPage {
  readonly area: Area;
  readonly path: readonly Area[];
  /** ISO time. */
  readonly asOf: string;
  readonly people: readonly PlanPerson[];
  /** The units below the node that people live in. */
  readonly villages: readonly Area[];
  readonly guides: readonly PlanGuide[];
  readonly campaigns: readonly CampaignRow[];
  readonly assignments: readonly AssignmentRow[];
}

export interface PlanGuide {
  readonly id: string;
  readonly title: { readonly vi: string; readonly en: string };
  readonly milestones: readonly { readonly id: string; readonly title: { readonly vi: string; readonly en: string } }[];
}

/** What an assignment would do; the homes stand in walking order. */
export interface PlanPreview {
  readonly homes: number;
  /** More than one assignment takes, or than the desk looks through: choose fewer. */
  readonly tooMany: boolean;
  /** Lanes among what the filter found, before lanes were chosen. */
  readonly lanes: readonly { readonly lane: string; readonly name: string; readonly homes: number }[];
  /** Homes that get the task. */
  readonly fresh: number;
  /** Have it already, open, and get another person or day. */
  readonly changed: number;
  /** Have it already, just so. */
  readonly same: number;
  /** Have done it already, and are left alone unless asked again. */
  readonly done: number;
  /** Not where the chosen person works: left out. */
  readonly outside: number;
  readonly rows: readonly { readonly id: string; readonly head: string; readonly address: string; readonly areaName: string }[];
}

export interface PlanAssigned extends Omit<PlanPreview, 'homes' | 'tooMany' | 'lanes' | 'rows'> {
  /** Absent when nothing was to be done. */
  readonly id?: string | undefined;
  readonly refused: number;
}
