import type { Services } from '../services.ts';

/** What a command is given: its words in order, its `--options`, and how to say something. */
export interface AdminCall {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | undefined>>;
  readonly say: (line: string) => void;
}

/** Says why it could not be done. */
export function refuse(say: (line: string) => void, why: string): false {
  say(why);
  return false;
}

export interface AdminCommand {
  readonly usage: string;
  readonly does: string;
  /** False when it could not do it; it has said why. */
  readonly run: (services: Services, call: AdminCall) => Promise<boolean>;
}
