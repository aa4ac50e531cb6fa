import { InvariantError } from '#domain/result.ts';

/** PostgreSQL type numbers whose JavaScript value we choose ourselves, the same on PGlite and on a server. */
const int8 = 20;
const date = 1082;
const numeric = 1700;

/** Our 64-bit numbers (sequences, counts, milliseconds) stay below 2^53; one that does not is our mistake. */
function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new InvariantError(`a database number is not a safe integer: ${text}`);
  return value;
}

export const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  [int8]: wholeNumber,
  [date]: (text) => text,
  [numeric]: Number,
};
