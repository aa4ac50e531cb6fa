import type { Fields } from '#domain/mutation.ts';

/** The text of a field, or nothing. */
export function written(fields: Fields | undefined, field: string): string {
  const value = fields?.[field];
  return typeof value === 'string' ? value : '';
}
