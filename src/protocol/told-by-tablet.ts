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
