import type { OtherQr, ParsedCard } from '#domain/citizen-card.ts';

/** What the scanner says below the picture. */
export type Saying =
  | { readonly kind: 'aim' }
  | { readonly kind: 'other'; readonly what: OtherQr }
  | { readonly kind: 'not-a-card' }
  | { readonly kind: 'garbled'; readonly times: number }
  | { readonly kind: 'reading-picture' }
  | { readonly kind: 'no-code' }
  | { readonly kind: 'bad-picture' }
  | { readonly kind: 'reader-broken' };

/** From here on typing is quicker than scanning again. */
export const garbledOften = 3;

/** After a code that is no card. Another code between two misread ones does not make the card easier to read, but a new card might: counting starts anew. */
export function sayingAfter(before: Saying, parsed: ParsedCard & { readonly ok: false }): Saying {
  if (parsed.reason === 'other-qr') return { kind: 'other', what: parsed.what };
  if (parsed.reason === 'not-a-card') return { kind: 'not-a-card' };
  return { kind: 'garbled', times: before.kind === 'garbled' ? before.times + 1 : 1 };
}

/** May typing be offered as the better way? */
export function typingIsBetter(saying: Saying): boolean {
  if (saying.kind === 'garbled') return saying.times >= garbledOften;
  return saying.kind === 'reader-broken' || (saying.kind === 'other' && saying.what === 'old-card');
}
