import type { Area } from '#domain/area.ts';
import type { ReportSubject } from '#domain/report-figures.ts';
import type { PossibleIndicator } from './report-answers.ts';

/** A unit whose residents and own numbers are entered at the node: the node itself, then its children. */
export interface GoalUnit {
  readonly id: string;
  readonly name: string;
  readonly residents: number | null;
  /** Indicator → number to be reached. */
  readonly counts: Readonly<Record<string, number>>;
}

export interface GoalShare {
  /** Per hundred, 1 … 100. */
  readonly percent?: number | undefined;
  readonly dueOn?: string | undefined;
}

/** What is to be reached at a node (`/api/desk/areas/:id/goals`): one place for the overview's ranking and for reports. */
export interface GoalsPage {
  readonly area: Area;
  readonly units: readonly GoalUnit[];
  /** Indicator → share said at the node, for it and for all below that say none. */
  readonly shares: Readonly<Record<string, GoalShare>>;
  /** Indicator → share that holds here from above while the node says none. */
  readonly above: Readonly<Record<string, GoalShare>>;
  /** What is reported here, first; then what else could be. */
  readonly possible: readonly (PossibleIndicator & { readonly subject: ReportSubject })[];
  readonly reported: readonly string[];
}
