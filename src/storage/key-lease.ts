/**
 * Half of what opens the vault is lent by the server for some days (SY33). It lies here, in the clear, only while the lease runs; without it the PIN opens
 * nothing. Times are Unix ms.
 */
export interface KeyLease {
  /** 32 bytes; absent once the lease has ended, or was ended from the desk. */
  readonly share?: Uint8Array<ArrayBuffer> | undefined;
  /** SHA-256 of the share, hex: another one than the vault was closed with is not taken. */
  readonly mark: string;
  readonly days: number;
  /** Server's time when it was last granted. */
  readonly grantedAt: number;
  /** What has passed since by this tablet's clock, up to `asOf`: only steps forward count, so turning the clock back gives nothing back. */
  readonly spentMs: number;
  readonly asOf: number;
  /** Ended by the desk, not by time. */
  readonly held?: boolean | undefined;
}

const day = 86_400_000;
/** Told the volunteer from so many days before the end. */
export const leaseWarningDays = 3;

/**
 * The lease as time has gone on. `serverSeen`: the greatest server time any vault of this tablet has met, so that a neighbour's contact shows how much time
 * has really passed. At its end the share is gone.
 */
export function spendLease(lease: KeyLease, now: number, serverSeen = 0): KeyLease {
  const byClock = lease.spentMs + Math.max(0, now - lease.asOf);
  const spent = { ...lease, spentMs: Math.max(byClock, serverSeen - lease.grantedAt), asOf: now };
  if (leaseLeft(spent) > 0) return spent;
  const { share: _ended, ...rest } = spent;
  return rest;
}

export function leaseLeft({ days, spentMs }: KeyLease): number {
  return Math.max(0, days * day - spentMs);
}

export interface Grant {
  readonly share: Uint8Array<ArrayBuffer>;
  readonly days: number;
  readonly serverTime: number;
  readonly now: number;
}

/** A fresh lease, or the one before when the share is not the one this vault was closed with. */
export async function grantLease(before: KeyLease | undefined, { share, days, serverTime, now }: Grant): Promise<KeyLease> {
  const mark = await markOf(share);
  if (before && before.mark !== mark) return before;
  return { share, mark, days, grantedAt: Math.max(serverTime, before?.grantedAt ?? 0), spentMs: 0, asOf: now };
}

/** The desk has ended it: gone at once, until the server lends it again. */
export function endLease(lease: KeyLease): KeyLease {
  const { share: _ended, ...rest } = lease;
  return { ...rest, held: true };
}

async function markOf(share: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', share));
  return Array.from(digest.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
