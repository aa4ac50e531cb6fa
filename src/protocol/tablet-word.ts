/**
 * What the server says to a tablet about itself, beside verdicts and news (SY33). Comes with every authenticated answer, and alone from
 * `POST /api/tablet`, which the ship token may ask. Nothing in it is personal.
 */
export interface TabletWord {
  /** Days without contact after which the vault closes until the next one. */
  readonly leaseDays: number;
  /** base64url, 32 bytes; always the same for one tablet. Absent while it is withheld: locked from the desk, revoked, suspended. */
  readonly share?: string | undefined;
  /** What the desk has ordered and the tablet has to do: `lock`, `wipe`. Others are of a newer server and mean nothing here. */
  readonly order?: string | undefined;
  /** Shortest PIN a new vault or a changed PIN may have. */
  readonly pinLeast: number;
}

export type TabletOrder = 'lock' | 'wipe';

/** By hand, since the service worker carries no schema library. */
export function isTabletWord(json: unknown): json is TabletWord {
  const word = json as Partial<TabletWord> | null;
  return (
    typeof word === 'object' &&
    word !== null &&
    isCount(word.leaseDays) &&
    isCount(word.pinLeast) &&
    (word.share === undefined || (typeof word.share === 'string' && /^[\w-]{43}$/.test(word.share))) &&
    (word.order === undefined || typeof word.order === 'string')
  );
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 && value < 10_000;
}

/** What holds where nobody has chosen. */
export const usualTabletRules = { leaseDays: 14, pinLeast: 6 } as const;
export const leaseDaysRange = { least: 1, most: 90 } as const;
export const pinLeastRange = { least: 6, most: 12 } as const;
