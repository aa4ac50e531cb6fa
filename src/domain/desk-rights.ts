import type { Role } from './area.ts';

const everybody: readonly Role[] = ['volunteer', 'lead', 'coordinator', 'operator'];
const leading: readonly Role[] = ['lead', 'coordinator', 'operator'];
const managing: readonly Role[] = ['coordinator', 'operator'];

/**
 * What each role may do at the desk, at its node and everywhere below. The one table: the server's routes name a right of it, and the screens hide what
 * it does not give. Which record of a kind a role may write is judged mutation by mutation, on tablets as at the desk.
 */
export const deskRights = {
  /** One's own account. */
  self: everybody,
  /** Whatever the desk shows, numbers masked. */
  seeing: everybody,
  /** Records and notes, as far as the mutation's own rules go. */
  writing: everybody,
  /** Records approved or given back. */
  judging: leading,
  /** A personal number or a phone shown in full, one at a time. */
  revealing: leading,
  /** Members, tablets, units, plans, guides, lists, reports, refused work, merges. */
  managing,
  /** Records taken out as a file. */
  exporting: managing,
  /** Roles given and taken. */
  granting: managing,
  /** A way back into somebody's account. */
  resetting: managing,
  /** A person's data erased. */
  erasing: managing,
  /** Who did what. */
  auditing: managing,
  /** The role of operator given and taken. */
  'making-operators': ['operator'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type DeskRight = keyof typeof deskRights;

export function givesRight(role: Role, right: DeskRight): boolean {
  const roles: readonly Role[] = deskRights[right];
  return roles.includes(role);
}
