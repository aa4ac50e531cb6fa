import { createHash } from 'node:crypto';

/**
 * The id of the task a home has within a campaign (or none) for one thing to do: the same whoever gives it and however often, so that a home never has it
 * twice. A UUID of version 8.
 */
export function planTaskId(campaign: string | undefined, what: string, household: string): string {
  const hex = createHash('sha256')
    .update(JSON.stringify(['plan', campaign ?? '', what.toLocaleLowerCase('vi'), household]))
    .digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
