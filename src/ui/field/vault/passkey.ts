import type { NewPasskey, PasskeyAsk } from '#background/device-api.ts';

/** WebAuthn's PRF extension is not in TypeScript's DOM library yet. */
interface PrfResults {
  readonly prf?: { readonly enabled?: boolean; readonly results?: { readonly first?: ArrayBuffer } };
}

const seconds = 60_000;

/** Whether this device can unlock by itself at all; the PRF is only known once a passkey was made. */
export async function canHavePasskey(): Promise<boolean> {
  try {
    return await PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable();
  } catch {
    return false;
  }
}

/** A platform passkey that gives a secret for the salt; undefined when the device cannot, or the person did not want to. Nothing personal names it. */
export async function makePasskey(name: string): Promise<NewPasskey | undefined> {
  const salt = random(32);
  const publicKey = {
    challenge: random(32),
    rp: { name: 'Từng Ngõ' },
    user: { id: random(16), name, displayName: name },
    pubKeyCredParams: [
      { type: 'public-key' as const, alg: -7 },
      { type: 'public-key' as const, alg: -257 },
    ],
    authenticatorSelection: {
      authenticatorAttachment: 'platform' as const,
      residentKey: 'preferred' as const,
      userVerification: 'required' as const,
    },
    timeout: seconds,
    extensions: { prf: { eval: { first: salt } } } as AuthenticationExtensionsClientInputs,
  };
  try {
    const made = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential | null;
    if (!made || !resultsOf(made).prf?.enabled) return undefined;
    const ask = { credential: new Uint8Array(made.rawId), salt };
    const secret = bytesOf(made) ?? (await passkeySecret(ask));
    return secret && { ...ask, secret };
  } catch {
    return undefined;
  }
}

/** The secret the passkey gives for its salt: 32 bytes, the same each time; undefined when the person turned away or the passkey is gone. */
export async function passkeySecret({ credential, salt }: PasskeyAsk): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const publicKey = {
    challenge: random(32),
    allowCredentials: [{ type: 'public-key' as const, id: credential }],
    userVerification: 'required' as const,
    timeout: seconds,
    extensions: { prf: { eval: { first: salt } } } as AuthenticationExtensionsClientInputs,
  };
  try {
    const got = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential | null;
    return got ? bytesOf(got) : undefined;
  } catch {
    return undefined;
  }
}

function bytesOf(credential: PublicKeyCredential): Uint8Array<ArrayBuffer> | undefined {
  const first = resultsOf(credential).prf?.results?.first;
  return first?.byteLength === 32 ? new Uint8Array(first) : undefined;
}

function resultsOf(credential: PublicKeyCredential): PrfResults {
  return credential.getClientExtensionResults() as PrfResults;
}

function random(bytes: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(bytes));
}
