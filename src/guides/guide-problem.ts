/** What can be wrong with a guide. The desk has words for each. */
export const guideProblemKinds = [
  'misshapen',
  'id-twice',
  'steps-too-few',
  'incomplete',
  'obstacle-unknown',
  'obstacle-unused',
  'milestone-unknown',
  'milestone-out-of-order',
  'milestone-never-reached',
  'final-not-last',
  'nothing-counts',
  'guide-unknown',
  'other-subject',
  'drawing-unknown',
  'app-unknown',
  'link-unknown',
  'source-missing',
  'nothing-said',
  'not-translated',
  'too-long',
  'secret-without-caution',
  'recordings-too-large',
] as const;
export type GuideProblemKind = (typeof guideProblemKinds)[number];

export interface GuideProblem {
  readonly guide: string;
  /** Path within the guide: `steps/enter-code`. */
  readonly where: string;
  readonly problem: GuideProblemKind;
}

export interface Found {
  readonly where: string;
  readonly problem: GuideProblemKind;
  /** The field within the place, for whoever mends it: `words/vi`. */
  readonly at?: string;
}
