import { parseBirth } from './birth.ts';
import { isIsoDate } from './dates.ts';
import { isWrittenAsAName, isWrittenAsAnAddress } from './card-letters.ts';
import { nameOtherCode } from './other-codes.ts';

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

/** The card of 2021 has 7 fields, that of 2024 has 11; one more or less is no reason to refuse what the first ones say. */
const fewestFields = 6;
const mostFields = 12;

/**
 * What a citizen card's code says. Accepts nothing but 12 digits, a real date, a sex and a name in the letters of Vietnam; a text of the card's shape
 * that fails in any of these is `garbled`, because a scanner that misreads the letters must not become somebody's name.
 */
export function parseCitizenCard(text: string): ParsedCard {
  const bare = withoutEnds(text).normalize('NFC');
  // Plain spaces only: a space that does not break is half of a misread letter.
  const fields = bare.split('|').map((field) => field.replaceAll(/ +/g, ' ').replaceAll(/^ | $/g, ''));
  const card = cardOf(fields);
  if (card) return { ok: true, card };
  const what = nameOtherCode(bare);
  if (what !== 'text' && what !== undefined) return { ok: false, reason: 'other-qr', what };
  if (isCardShaped(fields)) return { ok: false, reason: 'garbled' };
  return what ? { ok: false, reason: 'other-qr', what } : { ok: false, reason: 'not-a-card' };
}

/** Hand scanners and old encoders leave byte order marks, line ends and zeros around the text. */
function withoutEnds(text: string): string {
  // oxlint-disable-next-line no-control-regex -- the controls are what is taken off
  return text.replaceAll(/^[\u0000-\u0020\ufeff]+|[\u0000-\u0020\ufeff]+$/g, '');
}

function cardOf(fields: readonly string[]): CitizenCard | undefined {
  if (fields.length < fewestFields || fields.length > mostFields) return undefined;
  const [personalId = '', oldId = '', name = '', birthText = '', sexText = '', address = '', issuedText = ''] = fields;
  const birth = dateOf(birthText);
  const sex = sexOf(sexText);
  const issuedOn = dateOf(issuedText);
  if (!/^\d{12}$/.test(personalId) || !/^(?:\d{9}|\d{12})?$/.test(oldId)) return undefined;
  if (!isWrittenAsAName(name) || !isWrittenAsAnAddress(address) || !birth || !sex) return undefined;
  if (issuedText !== '' && (!issuedOn || !isIsoDate(issuedOn))) return undefined;
  return {
    personalId,
    name,
    birth,
    sex,
    ...(address && { address }),
    ...(issuedOn && { issuedOn }),
    ...(oldId.length === 9 && { oldId }),
  };
}

/** `05091962`, `05/09/1962`, `1962`, and with zeros for what is not known: `00001962`, `00091962`. */
function dateOf(text: string): string | undefined {
  return /^(?:\d{8}|(?:\d{2}[/.-]){0,2}\d{4})$/.test(text) ? parseBirth(text) : undefined;
}

function sexOf(text: string): CitizenCard['sex'] | undefined {
  const written = text.toLowerCase();
  if (written === 'nam') return 'male';
  return written === 'nữ' ? 'female' : undefined;
}

/** A number of about the right length before the first divider, or as many fields as a card has and a date or a sex among them. */
function isCardShaped(fields: readonly string[]): boolean {
  if (fields.length < 2) return false;
  const numbered = /^\D?(?:\d\D?){9,14}$/.test(fields[0] ?? '');
  const telling = fields.some((field) => sexOf(field) ?? /^\d{8}$/.test(field));
  return numbered || (fields.length >= fewestFields && fields.length <= mostFields && telling);
}
