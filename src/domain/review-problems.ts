import type { Person } from './entities.ts';
import { checkPersonalId, personalIdParts, type PersonalIdWarning } from './personal-id.ts';

/** Why a record is put before a coordinator, what somebody waits for first. */
export const reviewProblems = ['mended', 'number-mismatch', 'same-number', 'pace', 'one-point', 'consent-missing', 'sample'] as const;
export type ReviewProblemKind = (typeof reviewProblems)[number];

/** A problem with what the sentence about it needs. Nothing in it is personal but what the number itself says where it differs. */
export type ReviewProblem =
  /** It was returned, and the volunteer has answered. */
  | { readonly kind: 'mended' }
  | NumberProblem
  /** Other standing people have this number. */
  | { readonly kind: 'same-number'; readonly others: number }
  /** One tablet wrote more within an hour than people can do. `from`: ISO time the hour begins. */
  | { readonly kind: 'pace'; readonly of: 'visits' | 'people'; readonly count: number; readonly from: string }
  /** Homes of the village that lie at this very point, this one too. */
  | { readonly kind: 'one-point'; readonly homes: number }
  | { readonly kind: 'consent-missing'; readonly withdrawn: boolean }
  /** Nothing is wrong: drawn by lot. `week`: its Monday. */
  | { readonly kind: 'sample'; readonly week: string };

export interface NumberProblem {
  readonly kind: 'number-mismatch';
  readonly warnings: readonly PersonalIdWarning[];
  /** What the number says where the record says otherwise. */
  readonly numberSays: { readonly sex?: 'male' | 'female'; readonly birthYear?: number; readonly placeCode?: string };
}

/** The number against birth and sex. A number that is not 12 digits never gets past the protocol. */
export function numberProblem({ personalId, birth, sex }: Person): NumberProblem | undefined {
  const parts = personalId ? personalIdParts(personalId) : undefined;
  if (!personalId || !parts) return undefined;
  const { warnings } = checkPersonalId(personalId, { birth, sex });
  if (warnings.length === 0) return undefined;
  return {
    kind: 'number-mismatch',
    warnings,
    numberSays: {
      ...(warnings.includes('sex-differs') && { sex: parts.sex }),
      ...((warnings.includes('birth-year-differs') || warnings.includes('century-impossible')) && { birthYear: parts.birthYear }),
      ...(warnings.includes('province-unknown') && { placeCode: parts.placeCode }),
    },
  };
}

export interface ConsentFacts {
  /** One that was given and not withdrawn. */
  readonly standing: boolean;
  readonly withdrawn: boolean;
  /** A volunteer wrote the person down. What an office brought in by a list was not asked at the door. */
  readonly atTheDoor: boolean;
  /** Something of a guide was written down. */
  readonly guided: boolean;
}

export function consentProblem({ standing, withdrawn, atTheDoor, guided }: ConsentFacts): ReviewProblem | undefined {
  if (standing || !(withdrawn || atTheDoor || guided)) return undefined;
  return { kind: 'consent-missing', withdrawn };
}

/** The field a coordinator most likely asks about, where the volunteer's tap leads; undefined when it is about no field of its own. */
export function fieldInQuestion(problem: ReviewProblem): string | undefined {
  if (problem.kind === 'number-mismatch') return fieldOfWarning(problem.warnings);
  if (problem.kind === 'same-number') return 'personalId';
  if (problem.kind === 'one-point') return 'location';
  if (problem.kind === 'consent-missing') return 'consent';
  return problem.kind === 'pace' && problem.of === 'visits' ? 'outcome' : undefined;
}

/** When sex and year both differ, or the first digits do, the number itself is most likely mistyped. */
function fieldOfWarning(warnings: readonly PersonalIdWarning[]): string {
  if (warnings.length > 1) return 'personalId';
  if (warnings[0] === 'birth-year-differs') return 'birth';
  return warnings[0] === 'sex-differs' ? 'sex' : 'personalId';
}
