/** SQLSTATEs of a server that stops, starts, has no connection or no room left, or has become a replica's. */
const codes = new Set(['57P01', '57P02', '57P03', '53100', '53200', '53300', '53400', '25006', '58030']);
const socket = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN']);
/** The driver's own words; it gives them no code. */
const words =
  /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Cannot use a pool after)/;

/**
 * Whether the database cannot be asked just now: it is away, restarting, full, or every connection is in use. What was under way may have happened or not; who
 * asked is told to come again, and a parcel that comes again is a duplicate.
 */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError) return error.errors.some(isAway);
  if (words.test(error.message)) return true;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return codes.has(code) || socket.has(code) || code.startsWith('08');
}
