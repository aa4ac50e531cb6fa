import type { OtherQr } from './citizen-card.ts';

/** What a code is that is no citizen card, so that the person at the door can be told; undefined when it cannot be named. */
export function nameOtherCode(text: string): OtherQr | undefined {
  const known = kinds.find(([, is]) => is(text));
  return known?.[0];
}

/** In this order: a link to our own enrolment is ours before it is a link. */
const kinds: readonly (readonly [kind: OtherQr, is: (text: string) => boolean])[] = [
  ['vietqr', (text) => /^000201\d{2}/.test(text)],
  ['our-code', isOurs],
  ['link', (text) => /^(?:[a-z][a-z\d+.-]{1,20}:\/\/|www\.)\S/i.test(text)],
  ['wifi', (text) => /^wifi:/i.test(text)],
  ['contact', (text) => /^(?:begin:vcard|mecard:|bizcard:|tel:|mailto:|smsto:)/i.test(text)],
  ['health-insurance', isOldHealthInsurance],
  ['old-card', (text) => /^(?:\d{9}|\d{12})$/.test(text)],
  ['text', isReadable],
];

/** An enrolment link, an enrolment code (8 signs without I, L, O, U; see `protocol/enrolment-code.ts`) or a parcel file. */
function isOurs(text: string): boolean {
  if (/^https?:\/\/\S+#enrol=/i.test(text) || text.startsWith('{"tungNgo"')) return true;
  if (/^[\dA-HJKMNP-TV-Z]{4}-[\dA-HJKMNP-TV-Z]{4}$/.test(text)) return true;
  return /^[\dA-HJKMNP-TV-Z]{8}$/.test(text) && /\d/.test(text) && /[A-Z]/.test(text);
}

/** Card number, then the name as UTF-8 bytes in hex, divided by `|`. */
function isOldHealthInsurance(text: string): boolean {
  const [number = '', name = ''] = text.split('|');
  return /^[A-Z\d]{10,15}$/i.test(number) && /^(?:[\da-f]{2}){2,200}$/i.test(name) && /\p{L}{2}/u.test(fromHex(name));
}

/** UTF-8 bytes in hex as text; empty when they are not UTF-8. */
function fromHex(hex: string): string {
  try {
    return decodeURIComponent(hex.replaceAll(/../g, '%$&'));
  } catch {
    return '';
  }
}

function isReadable(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- binary content is no text
  return /[\p{L}\p{N}]/u.test(text) && !/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufffd]/.test(text);
}
