/**
 * The QR code of the citizen card: 7 fields on the card of 2021, 11 on that of 2024, divided by `|`. The tail of the newer card (cancelled number,
 * parents) is not kept.
 */
export interface CitizenCard {
  /** 12 digits. */
  readonly personalId: string;
  /** NFC, as the card writes it. */
  readonly name: string;
  /** ISO, with the precision the card gives. */
  readonly birth: string;
  readonly sex: 'male' | 'female';
  /** As printed, mostly in the units of before July 2025. */
  readonly address?: string | undefined;
  /** ISO date. */
  readonly issuedOn?: string | undefined;
  /** The nine digits of the identity card of before. */
  readonly oldId?: string | undefined;
}

export const otherQrs = ['vietqr', 'link', 'health-insurance', 'wifi', 'contact', 'our-code', 'old-card', 'text'] as const;
/** What was scanned instead. */
export type OtherQr = (typeof otherQrs)[number];

export type ParsedCard =
  | { readonly ok: true; readonly card: CitizenCard }
  /** The card's shape with text no card holds: scan again. */
  | { readonly ok: false; readonly reason: 'garbled' }
  /** A code of another kind. */
  | { readonly ok: false; readonly reason: 'other-qr'; readonly what: OtherQr }
  /** Nothing that can be named. */
  | { readonly ok: false; readonly reason: 'not-a-card' };
