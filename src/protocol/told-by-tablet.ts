/** Request header in which a tablet tells of itself: `0.1.0; persisted=1; used=12; quota=2048; clock=1790000000000`. Optional, part by part. */
export const appHeader = 'tung-ngo-app';

/** The version of the app, the same as in `package.json`. */
export const appVersion = '0.1.0';

/** What a tablet said of itself when it was last heard. Nothing personal. */
export interface ToldByTablet {
  readonly version?: string | undefined;
  /** The platform has promised to keep the tablet's storage. */
  readonly persisted?: boolean | undefined;
  /** Megabytes. */
  readonly used?: number | undefined;
  readonly quota?: number | undefined;
  /** Tablet's clock minus the server's, in milliseconds; the request's way is in it. */
  readonly clockAheadMs?: number | undefined;
  /** The last time it mended a difference from the server by itself. */
  readonly mended?: MendedByTablet | undefined;
}

/** Request header in which a tablet tells of a difference it found and mended: `offered=3; areas=2`. */
export const mendedHeader = 'tung-ngo-mended';

export interface MendedByTablet {
  /** Numbers the server had acknowledged and forgotten, offered again. */
  readonly offered: number;
  /** Areas whose records were not the server's, pulled anew. */
  readonly areas: number;
  /** ISO 8601, server's time; set when the server hears it. */
  readonly at?: string | undefined;
}

export function mendedWords({ offered, areas }: MendedByTablet): string {
  return `offered=${offered}; areas=${areas}`;
}

export function readMended(header: string | undefined): MendedByTablet | undefined {
  const [, offered, areas] = /^offered=(\d{1,9}); areas=(\d{1,6})$/.exec(header ?? '') ?? [];
  return offered === undefined || areas === undefined ? undefined : { offered: Number(offered), areas: Number(areas) };
}

/** Reads the header; what does not fit is left out, never an error: it must not keep work from arriving. */
export function readTold(header: string | undefined, now: number): ToldByTablet | undefined {
  if (!header || header.length > 200) return undefined;
  const [version = '', ...rest] = header.split(';').map((part) => part.trim());
  const parts = new Map(rest.map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]));
  const clock = wholeNumber(parts.get('clock'));
  const told: ToldByTablet = {
    version: /^[\w.+-]{1,40}$/.test(version) ? version : undefined,
    persisted: parts.has('persisted') ? parts.get('persisted') === '1' : undefined,
    used: wholeNumber(parts.get('used')),
    quota: wholeNumber(parts.get('quota')),
    clockAheadMs: clock === undefined ? undefined : clock - now,
  };
  return Object.values(told).some((value) => value !== undefined) ? told : undefined;
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
