import { isHeld, saysLess, type Statement } from './received-numbers.ts';
import type { ServerWord } from './note-answer.ts';
import { type OutboxEntry, rowOf, type Tablet } from './tablet.ts';

/** What the server acknowledged once and does not hold any more, ready to go out again under its own numbers (SY37). */
export interface OfferedAgain {
  readonly entries: readonly OutboxEntry[];
  readonly dropKept: readonly (readonly [device: string, n: number])[];
  /** Something may have been forgotten that only a later pull can tell. */
  readonly doubt: boolean;
}

/** The server's statement in an answer: the page says how far it has heard of this device, an older server's only by the parcel it answers. */
export function statementOf({ received, told, page }: ServerWord): Statement {
  return { received, told: page?.authored ?? told };
}

/**
 * Only a pull that began after a row was acknowledged may say that it was forgotten: one that ran beside the shipping has an older snapshot. What is kept has
 * been brought back by an earlier pull, so any pull may speak of it.
 */
export async function offeredAgain(tablet: Tablet, word: ServerWord): Promise<OfferedAgain> {
  const { meta } = tablet;
  const statement = statementOf(word);
  const doubt = meta.doubt === true || saysLess(meta, statement);
  if (!doubt || !word.page) return { entries: [], dropKept: [], doubt };
  const isForgotten = (device: string, n: number) => device === meta.device && !isHeld(statement, n);
  const missed = tablet.entries().filter(({ device, mutation, standing }) => standing !== 'waiting' && isForgotten(device, mutation.n));
  const rows = missed.filter(({ device, mutation }) => word.settled?.has(rowOf(device, mutation.n)));
  const kept = await tablet.keptEntries(({ device, n }) => isForgotten(device, n) && !tablet.outbox.has(rowOf(device, n)));
  const entries = [...rows, ...kept].map(({ device, mutation, box }): OutboxEntry => ({ device, mutation, box, standing: 'waiting' }));
  /* An answer that is older than the last word resolves nothing; what was acknowledged since this pull began is judged by the next one. */
  const isLate = meta.confirmedAt !== undefined && word.serverTime < meta.confirmedAt;
  return {
    entries,
    dropKept: kept.map(({ device, mutation }) => [device, mutation.n] as const),
    doubt: isLate || rows.length < missed.length,
  };
}

/** The rows the server has answered for by now: what a pull that begins now leaves out of its statement was forgotten. */
export function settledRows(tablet: Tablet): ReadonlySet<string> {
  return new Set(tablet.entries().flatMap(({ device, mutation, standing }) => (standing === 'waiting' ? [] : [rowOf(device, mutation.n)])));
}
