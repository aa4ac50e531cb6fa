import { done, failed, type Result } from '#domain/result.ts';
import type { PasskeyChallenge } from '#protocol/account-answers.ts';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser';
import { type DeskFailure, deskPost } from '../desk-client.ts';

type Answered<Response> = Promise<Result<{ readonly ticket: string; readonly response: Response }, DeskFailure>>;

/** Whether this browser knows passkeys at all. */
export function knowsPasskeys(): boolean {
  return typeof PublicKeyCredential === 'function';
}

/** Asks the server for a challenge and a passkey of this device for the answer. `passkey-stopped` when the person or the device would not. */
export async function passkeyAnswer(): Answered<AuthenticationResponseJSON> {
  const challenge = await deskPost<PasskeyChallenge<PublicKeyCredentialRequestOptionsJSON>>('session/passkey/challenge', {});
  if (!challenge.ok) return challenge;
  return answered(challenge.value.ticket, async () => {
    const { startAuthentication } = await import('@simplewebauthn/browser');
    return startAuthentication({ optionsJSON: challenge.value.options });
  });
}

/** A new passkey of this device, for the server to keep. */
export async function newPasskey(): Answered<RegistrationResponseJSON> {
  const challenge = await deskPost<PasskeyChallenge<PublicKeyCredentialCreationOptionsJSON>>('me/passkeys/challenge', {});
  if (!challenge.ok) return challenge;
  return answered(challenge.value.ticket, async () => {
    const { startRegistration } = await import('@simplewebauthn/browser');
    return startRegistration({ optionsJSON: challenge.value.options });
  });
}

/** The browser throws when the person closes its window, when no passkey fits, and when the time is over. */
async function answered<Response>(ticket: string, answer: () => Promise<Response>): Answered<Response> {
  try {
    return done({ ticket, response: await answer() });
  } catch {
    return failed({ kind: 'passkey-stopped' });
  }
}
