import { createHash } from 'node:crypto';

/** What a line of the audit says. Ids, kinds and counts only: no name, no number, no words somebody typed. */
export interface AuditLine {
  /** 1, 2, 3 … without a gap. */
  readonly id: number;
  /** ISO time in UTC with milliseconds. */
  readonly at: string;
  /** Who did it; absent for what nobody signed in did, or an operator at the machine. */
  readonly member: string | null;
  readonly area: string | null;
  readonly what: string;
  /** To whom or what: `person/<id>`, `member/<id>`, `guide/<id>`. */
  readonly subject: string | null;
  readonly rows: number | null;
}

/** What stands before the first line. */
export const chainStart = '';

/** SHA-256 over the line before and every word of this one, base64url. Whoever changes, removes or moves a line breaks every hash after it. */
export function chainHash(previous: string, { id, at, member, area, what, subject, rows }: AuditLine): string {
  const canonical = JSON.stringify(['tung-ngo audit 1', previous, id, at, member, area, what, subject, rows]);
  return createHash('sha256').update(canonical).digest('base64url');
}
