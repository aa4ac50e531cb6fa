import type { OtherQr, ParsedCard } from '#domain/citizen-card.ts';

/** What the scanner says below the picture. */
export type Saying = CameraSaying | PictureSaying | { readonly kind: 'reader-broken' };

export type CameraSaying =
  | { readonly kind: 'aim' }
  | { readonly kind: 'other'; readonly what: OtherQr }
  | { readonly kind: 'not-a-card' }
  | { readonly kind: 'garbled'; readonly times: number };

/** About a picture that was chosen, in place of what was said before. */
export interface PictureSaying {
  readonly kind: 'reading-picture' | 'no-code' | 'bad-picture';
  readonly instead: CameraSaying;
}

/** From here on typing is quicker than scanning again. */
export const garbledOften = 3;

/**
 * After a code that is no card. Misread texts are counted as long as nothing else comes between them: another card may read better. While a picture is
 * spoken of, the code that lies before the camera meanwhile is not said over it; a new one is.
 */
export function sayingAfter(before: Saying, parsed: ParsedCard & { readonly ok: false }, from: 'camera' | 'picture'): Saying {
  const last = cameraSaying(before);
  const next = nextSaying(last, parsed);
  if (from === 'picture' || !('instead' in before)) return next;
  if (before.kind === 'reading-picture') return { ...before, instead: next };
  return isSameCode(last, next) ? before : next;
}

function isSameCode(one: CameraSaying, other: CameraSaying): boolean {
  return one.kind === 'other' && other.kind === 'other' ? one.what === other.what : one.kind === other.kind;
}

export function sayingOfPicture(before: Saying, kind: PictureSaying['kind']): PictureSaying {
  return { kind, instead: cameraSaying(before) };
}

function cameraSaying(saying: Saying): CameraSaying {
  if ('instead' in saying) return saying.instead;
  return saying.kind === 'reader-broken' ? { kind: 'aim' } : saying;
}

function nextSaying(last: CameraSaying, parsed: ParsedCard & { readonly ok: false }): CameraSaying {
  if (parsed.reason === 'other-qr') return { kind: 'other', what: parsed.what };
  if (parsed.reason === 'not-a-card') return { kind: 'not-a-card' };
  return { kind: 'garbled', times: last.kind === 'garbled' ? last.times + 1 : 1 };
}

/** May typing be offered as the better way? */
export function typingIsBetter(saying: Saying): boolean {
  if (saying.kind === 'garbled') return saying.times >= garbledOften;
  return saying.kind === 'reader-broken' || (saying.kind === 'other' && saying.what === 'old-card');
}
