import type { GoalShare, GoalsPage, GoalUnit } from '#protocol/goal-answers.ts';

/** What is typed into the form of goals; one indicator is looked at, the others wait unchanged. */
export interface GoalsDraft {
  readonly key: string;
  readonly units: readonly GoalUnit[];
  readonly shares: Readonly<Record<string, GoalShare>>;
}

/** Activated level 2 is what every commune is asked about. */
const usual = 'reached:vneid-level-2:active';

export function goalsDraft({ units, shares, above, reported, possible }: GoalsPage, of: string | undefined): GoalsDraft {
  const known = new Set(possible.map(({ key }) => key));
  const wanted = [of, ...Object.keys(shares), ...Object.keys(above), usual, ...reported];
  return { key: wanted.find((key) => key !== undefined && known.has(key)) ?? '', units, shares };
}

/** Reported ones first, then those that have a goal, then the rest. */
export function inOrder({ possible, reported, shares }: GoalsPage): GoalsPage['possible'] {
  const first = [...reported, ...Object.keys(shares)];
  const rank = (key: string) => (first.includes(key) ? first.indexOf(key) : first.length);
  return possible.toSorted((a, b) => rank(a.key) - rank(b.key));
}

export function withShare(draft: GoalsDraft, change: GoalShare): GoalsDraft {
  const share = { ...draft.shares[draft.key], ...change };
  const { [draft.key]: _, ...others } = draft.shares;
  const isSaid = share.percent !== undefined || share.dueOn !== undefined;
  return { ...draft, shares: isSaid ? { ...others, [draft.key]: share } : others };
}

export function withUnit(draft: GoalsDraft, id: string, change: (unit: GoalUnit) => GoalUnit): GoalsDraft {
  return { ...draft, units: draft.units.map((unit) => (unit.id === id ? change(unit) : unit)) };
}

export function withCount(unit: GoalUnit, key: string, count: number | undefined): GoalUnit {
  const { [key]: _, ...others } = unit.counts;
  return { ...unit, counts: count === undefined ? others : { ...others, [key]: count } };
}

export function goalsToSave({ units, shares }: GoalsDraft): object {
  return { units: units.map(({ id, residents, counts }) => ({ id, residents, counts })), shares };
}
