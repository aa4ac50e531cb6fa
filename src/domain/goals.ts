/** What is to be reached of an indicator at a unit: a number of its own, else a share of those it is about. */
export interface Goal {
  /** Of this unit alone. */
  readonly count?: number | undefined;
  /** Per hundred, 1 … 100, set here or at the nearest unit above. */
  readonly percent?: number | undefined;
  /** Last day, `yyyy-mm-dd`. */
  readonly dueOn?: string | undefined;
}

/** Indicator key → what is to be reached. */
export type Goals = Readonly<Record<string, Goal>>;

/** The number to be reached; `base` is how many there are of those it is about. Null: nothing was said, or there is nothing to take a share of. */
export function goalCount(goal: Goal | undefined, base: number | null): number | null {
  if (goal?.count !== undefined) return goal.count;
  return goal?.percent === undefined || base === null ? null : Math.ceil((goal.percent * base) / 100);
}

export interface GoalPart {
  readonly goal: Goal | undefined;
  readonly target: number | null;
}

/**
 * What is to be reached of a whole: its own number; else, where each part has a goal and numbers were given out among them, their sum; else its share.
 */
export function wholeGoal(own: Goal | undefined, base: number | null, parts: readonly GoalPart[]): number | null {
  if (own?.count !== undefined) return own.count;
  const share = goalCount(own, base);
  const isEverywhere = parts.length > 0 && parts.every(({ target }) => target !== null);
  const isGivenOut = parts.some(({ goal }) => goal?.count !== undefined);
  if (!isEverywhere || (share !== null && !isGivenOut)) return share;
  return parts.reduce((sum, { target }) => sum + (target ?? 0), 0);
}

/** Goals without the numbers: what holds for a part that is no unit of its own, and what a unit hands down. */
export function sharesOnly(goals: Goals): Goals {
  return Object.fromEntries(
    Object.entries(goals).flatMap(([key, { percent, dueOn }]) =>
      percent === undefined ? [] : [[key, { percent, ...(dueOn !== undefined && { dueOn }) }] as const],
    ),
  );
}

/** Goals that hold at a unit: its own, and from above what it has not said itself. */
export function goalsUnder(above: Goals, own: Goals): Goals {
  const keys = new Set([...Object.keys(above), ...Object.keys(own)]);
  return Object.fromEntries([...keys].map((key) => [key, goalUnder(above[key], own[key])] as const));
}

function goalUnder(above: Goal | undefined, own: Goal | undefined): Goal {
  const share = own?.percent === undefined ? above : own;
  return {
    ...(own?.count !== undefined && { count: own.count }),
    ...(share?.percent !== undefined && { percent: share.percent }),
    ...((own?.dueOn ?? above?.dueOn) !== undefined && { dueOn: own?.dueOn ?? above?.dueOn }),
  };
}
