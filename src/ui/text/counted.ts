const rules = new Intl.PluralRules('en');

/** English alone: a count with the word for one or for several. A written count ("1,024") stays as it is written. */
export function counted(count: string | number, one: string, other: string): string {
  return `${count} ${agreeing(count, one, other)}`;
}

/** What goes by a count without naming it: "is", "are". */
export function agreeing(count: string | number, one: string, other: string): string {
  const number = typeof count === 'number' ? count : Number(count.replaceAll(',', ''));
  return rules.select(number) === 'one' ? one : other;
}
