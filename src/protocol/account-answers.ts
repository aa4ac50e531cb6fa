/** What the desk answers about one's own account. Types only: the desk's page claims them, the server keeps to them. */

/** How a session began. */
export type SignedInBy = 'password' | 'code' | 'passkey' | 'setup';

/** A password was right and a code is still asked for: `ticket` goes back with it, within five minutes. */
export interface CodeNeeded {
  readonly needs: 'code';
  readonly ticket: string;
}

/** How one may show again who one is. */
export interface FreshWays {
  /** The password, or a code of the authenticator where there is one. */
  readonly by: 'password' | 'code';
  readonly passkey: boolean;
}

export interface OwnSession {
  readonly id: string;
  readonly how: SignedInBy;
  /** Browser and system, as far as the browser says them: "Chrome, Windows". */
  readonly agent: string;
  readonly createdAt: string;
  readonly seenAt: string;
  /** The one that asks. */
  readonly here: boolean;
}

export interface OwnPasskey {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly usedAt?: string | undefined;
}

export interface OwnAccount {
  readonly signIn: string;
  /** An authenticator is asked for a code at every sign-in by password. */
  readonly authenticator: boolean;
  readonly recoveryCodesLeft: number;
  readonly passkeys: readonly OwnPasskey[];
  /** The latest use first. */
  readonly sessions: readonly OwnSession[];
}

/** An authenticator that is not in use until a first code of it was given back with `ticket`. */
export interface NewAuthenticator {
  readonly ticket: string;
  /** Base32, to be typed where nothing can be scanned. */
  readonly secret: string;
  /** `otpauth://totp/…`, to be shown as a QR. */
  readonly uri: string;
}

/** Shown once; only their hashes are kept. */
export interface RecoveryCodes {
  readonly codes: readonly string[];
}

/** A challenge for the browser's `navigator.credentials`, in the JSON shape of the Web Authentication standard. */
export interface PasskeyChallenge<Options> {
  readonly ticket: string;
  readonly options: Options;
}

export interface ResetLink {
  /** The token stands in the fragment, which never reaches a server. */
  readonly link: string;
  readonly memberName: string;
  readonly expiresAt: string;
}
