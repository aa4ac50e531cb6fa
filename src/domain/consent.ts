import type { Consent, consentPurposes } from './entities.ts';
import type { Change } from './mutation.ts';

export type Purpose = (typeof consentPurposes)[number];

/** The field that ends one purpose; being written down at all ends with the whole consent. */
const endedBy = { registration: 'withdrawnAt', guidance: 'guidanceWithdrawnAt', reporting: 'reportingWithdrawnAt' } as const;

/** Does this consent stand for the purpose? One that names no purposes at all (another program's) is taken as a whole. */
export function consentsTo(consent: Consent, purpose: Purpose): boolean {
  if (consent.withdrawnAt || consent[endedBy[purpose]]) return false;
  return names(consent, purpose);
}

function names({ purposes }: Consent, purpose: Purpose): boolean {
  return !purposes || purposes.includes(purpose);
}

export function purposeStands(consents: readonly Consent[], purpose: Purpose): boolean {
  return consents.some((consent) => consentsTo(consent, purpose));
}

/** Was it agreed to and withdrawn, in every consent that named it? Not of somebody who was never asked, or never agreed to it. */
export function purposeWithdrawn(consents: readonly Consent[], purpose: Purpose): boolean {
  return consents.some((consent) => names(consent, purpose)) && !purposeStands(consents, purpose);
}

/** What ends a purpose in every consent that stands for it. Being written down ends everything with it. */
export function withdrawals(
  consents: readonly (Consent & { readonly id: string; readonly area: string })[],
  purpose: Purpose,
  now: string,
): readonly Change[] {
  const standing = consents.filter((consent) => (purpose === 'registration' ? !consent.withdrawnAt : consentsTo(consent, purpose)));
  return standing.map(({ id, area }) => ({ kind: 'consent', id, area, set: { [endedBy[purpose]]: now } }));
}
