import type { AuditRow } from '#protocol/report-answers.ts';
import { formats } from '#ui/text/words.ts';
import { accountWords } from '../account/account-words.ts';
import { fieldName } from '../record-words.ts';
import { reportsWords } from '../reports/reports-words.ts';

type Names = Readonly<Record<string, string>>;

/** What was done, in words; an act of a newer server by its own name. */
export function actWords({ what, rows }: Pick<AuditRow, 'what' | 'rows'>): string {
  const { audit } = accountWords();
  const said = sayingOf(what);
  if (rows === null) return said;
  const count = formats().number(rows);
  return isDeadline(what) ? audit.months(said, count) : audit.rows(said, count);
}

/** Where a deadline is set, what is counted is its months. */
function isDeadline(what: string): boolean {
  return /^retention-\w+-set$/.test(what);
}

/** `right-<kind>-<step>`, `reveal-<field>[-<why>]`, `export-<step>-<kind>-<format>[-numbers]`, or an act by its name. */
function sayingOf(what: string): string {
  const { audit } = accountWords();
  const [first, ...parts] = what.split('-');
  if (first === 'export') return exportWords(parts);
  if (first === 'right') return `${named(audit.rightKinds, parts[0] ?? '')}: ${named(audit.rightSteps, parts[1] ?? '')}`;
  if (first !== 'reveal') return named(audit.acts, what);
  const [field = '', why] = parts;
  const seen = audit.revealed(fieldName(field).toLocaleLowerCase('vi'));
  return why === undefined ? seen : `${seen}, ${named(audit.why, why)}`;
}

export function exportWords([step = '', kind = '', format = '', numbers]: readonly string[]): string {
  const { audit, take } = reportsWords();
  const taken = audit.taken(named(audit.steps, step), named(take.kinds, kind), format.toUpperCase());
  return numbers === undefined ? taken : audit.withNumbers(taken);
}

function named(words: Names, key: string): string {
  return (Object.hasOwn(words, key) ? words[key] : undefined) ?? key;
}
