import { addDays } from '#domain/dates.ts';
import type { Progress } from '#domain/entities.ts';
import type { Guide } from '#guides/guide.ts';
import { stepToGoOnAt } from '#guides/progress-rules.ts';
import { vneidLevel1 } from '#guides/vneid-level-1.ts';
import { vneidLevel2 } from '#guides/vneid-level-2.ts';
import type { InventedPerson } from './demo-people.ts';
import type { Dice } from './seeded-dice.ts';

/** What came of one sitting with one person. */
export interface Outcome {
  readonly guide: string;
  readonly fields: { -readonly [Field in keyof Progress]?: string | boolean | null };
}

/** What a first sitting leads to, and what the second brings if there is one. */
export interface Course {
  readonly first: readonly Outcome[];
  /** Undefined when there is nothing to come back for. */
  readonly second?: ((day: string) => readonly Outcome[]) | undefined;
}

const nothing: Course = { first: [] };

/** Most people under 60 came to us with level 2 already active; the rest is the team's work. */
export function inventCourse(dice: Dice, { age, fields }: InventedPerson, day: string): Course {
  const { device } = fields;
  if (age < 14 || (device !== 'smartphone' && device !== 'shared')) return nothing;
  if (dice.chance(shareActive(age))) return { first: [active(dice, vneidLevel2, age)] };
  const course = dice.weighted([
    ['none', age < 60 ? 30 : 40],
    ['approved', 14],
    ['referred', 30],
    ['registers', 22],
    ['afraid', age < 60 ? 2 : 8],
    ['declines', 4],
  ] as const);
  if (course === 'approved') return approved(dice, age);
  if (course === 'referred') return referred(dice, age, day);
  if (course === 'registers') return registers(dice, age, day);
  if (course === 'afraid') return { first: [stuck(dice, vneidLevel1, undefined, 'afraid')] };
  return course === 'declines' ? { first: [{ guide: vneidLevel2.id, fields: { declined: true } }] } : nothing;
}

function shareActive(age: number): number {
  if (age < 18) return 0.25;
  if (age < 40) return 0.52;
  if (age < 60) return 0.4;
  return age < 70 ? 0.2 : 0.08;
}

function approved(dice: Dice, age: number): Course {
  const first = dice.chance(0.4) ? stuck(dice, vneidLevel2, 'approved') : at(vneidLevel2, 'approved');
  return {
    first: [first],
    second: () => [dice.chance(0.75) ? settled(active(dice, vneidLevel2, age)) : stuck(dice, vneidLevel2, 'approved')],
  };
}

function referred(dice: Dice, age: number, day: string): Course {
  const appointment = { appointmentOn: addDays(day, dice.whole(3, 9)) };
  const later = (reached: string): readonly Outcome[] => {
    if (reached === 'active') return [settled(active(dice, vneidLevel2, age))];
    return [settled(reached === 'cannot-travel' ? stuck(dice, vneidLevel2, 'referred', 'cannot-travel') : at(vneidLevel2, reached))];
  };
  return {
    first: [at(vneidLevel2, 'referred', appointment)],
    second: (on) => {
      const reached = dice.weighted([
        ['active', 38],
        ['approved', 24],
        ['at-police', 24],
        ['cannot-travel', age < 60 ? 4 : 14],
      ] as const);
      const [outcome] = later(reached);
      if (!outcome) return [];
      return [
        reached === 'at-police' ? { ...outcome, fields: { ...outcome.fields, appointmentOn: addDays(on, dice.whole(3, 6)) } } : outcome,
      ];
    },
  };
}

function registers(dice: Dice, age: number, day: string): Course {
  const first = dice.weighted([
    ['applied', 45],
    ['active', 25],
    ['stuck', 30],
  ] as const);
  if (first === 'active') return { first: [active(dice, vneidLevel1, age)] };
  const second = () => [settled(active(dice, vneidLevel1, age))];
  if (first === 'stuck') return { first: [stuck(dice, vneidLevel1, 'installed')], second };
  return { first: [at(vneidLevel1, 'applied', { appointmentOn: addDays(day, dice.whole(3, 7)) })], second };
}

function at(guide: Guide, milestone: string, more: Outcome['fields'] = {}): Outcome {
  return { guide: guide.id, fields: { milestone, step: stepToGoOnAt(guide, { milestone })?.id ?? null, ...more } };
}

function active(dice: Dice, guide: Guide, age: number): Outcome {
  return at(guide, 'active', dice.chance(age < 60 ? 0.8 : 0.35) ? { independent: true } : {});
}

/** Stopped at a step that comes after the milestone, by an obstacle that belongs to that step. */
function stuck(dice: Dice, guide: Guide, milestone: string | undefined, obstacle?: string): Outcome {
  const from = guide.steps.findIndex(({ id }) => id === stepToGoOnAt(guide, { milestone })?.id);
  const possible = guide.steps.slice(from).filter(({ obstacles }) => (obstacle ? obstacles.includes(obstacle) : obstacles.length > 0));
  const step = obstacle ? possible[0] : dice.pick(possible);
  if (!step) return { guide: guide.id, fields: {} };
  return {
    guide: guide.id,
    fields: { step: step.id, obstacle: obstacle ?? dice.pick(step.obstacles), ...(milestone === undefined ? {} : { milestone }) },
  };
}

/** A second sitting settles what stood open after the first, unless it says otherwise. */
function settled({ guide, fields }: Outcome): Outcome {
  return { guide, fields: { obstacle: null, appointmentOn: null, ...fields } };
}
