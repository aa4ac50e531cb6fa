import { failed, type Failure, type Result } from '#domain/result.ts';

/** What a database threw, as a failure to be told: `storage-full`, or `storage-failed` with the name of the error. Dexie wraps a refused quota in an AbortError. */
export function refusalOf(error: unknown): Failure {
  const names = [error, (error as { inner?: unknown } | null)?.inner].map((each) => (each instanceof Error ? each.name : ''));
  if (names.includes('QuotaExceededError')) return { kind: 'storage-full' };
  return { kind: 'storage-failed', detail: names.find((name) => name !== '') ?? 'unknown' };
}

/** What IndexedDB throws when a disk will not write or read. A damaged key throws others, and is no matter of the disk. */
const ofTheDisk = new Set(['QuotaExceededError', 'AbortError', 'UnknownError', 'InvalidStateError', 'NotReadableError']);

/** A disk that refuses is told to the person like every other failure; anything else that is thrown is a mistake of ours and stays one. */
export async function orRefused<Value>(work: () => Promise<Result<Value>>): Promise<Result<Value>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DOMException && ofTheDisk.has(error.name)) return failed(refusalOf(error));
    throw error;
  }
}
