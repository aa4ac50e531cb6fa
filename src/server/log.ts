/** What may stand in a log line: numbers, kinds and ids, never names, texts, codes, tokens or bodies. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Log {
  readonly error: (event: string, fields?: LogFields) => void;
  readonly info: (event: string, fields?: LogFields) => void;
  readonly debug: (event: string, fields?: LogFields) => void;
}

/** One JSON object per line. */
export function jsonLog(write: (line: string) => void, now: () => number, shows: { readonly debug: boolean }): Log {
  const line = (level: string) => (event: string, fields?: LogFields) =>
    write(JSON.stringify({ time: new Date(now()).toISOString(), level, event, ...fields }));
  return { error: line('error'), info: line('info'), debug: shows.debug ? line('debug') : () => undefined };
}

export const silentLog: Log = { error: () => undefined, info: () => undefined, debug: () => undefined };
