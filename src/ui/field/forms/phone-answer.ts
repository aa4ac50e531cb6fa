import { formatPhone, parsePhone } from '#domain/phone.ts';
import type { Remark } from './answers.ts';

export type PhoneRemark = 'phone-not-a-number' | 'phone-foreign' | 'phone-landline' | 'phone-converted' | 'phone-prefix';

const fewestDigits = 8;
const longest = 20;

/** Letters or too few digits are a slip of the finger; any other number is taken, with a word about what is odd. */
export function phoneError(typed: string): Remark<PhoneRemark> | undefined {
  if (typed.trim() === '' || parsePhone(typed)) return undefined;
  const bare = bareNumber(typed);
  const digits = bare.replaceAll(/\D/g, '').length;
  if (/^\+?\d+$/.test(bare) && digits >= fewestDigits && bare.length <= longest) return undefined;
  return { field: 'phone', kind: 'phone-not-a-number', says: [digits] };
}

export function phoneCaution(typed: string): Remark<PhoneRemark> | undefined {
  if (typed.trim() === '' || phoneError(typed)) return undefined;
  const phone = parsePhone(typed);
  if (!phone) return { field: 'phone', kind: 'phone-foreign' };
  if (phone.kind === 'landline') return { field: 'phone', kind: 'phone-landline' };
  if (phone.converted) return { field: 'phone', kind: 'phone-converted', says: [formatPhone(phone.number)] };
  return phone.prefixKnown ? undefined : { field: 'phone', kind: 'phone-prefix', says: [phone.number.slice(0, 3)] };
}

/** The number as it will be kept, when that is written otherwise than it was typed: for reading it back. */
export function phoneReadBack(typed: string): string | undefined {
  const phone = parsePhone(typed);
  return phone && !phone.converted && phone.number !== bareNumber(typed) ? formatPhone(phone.number) : undefined;
}

/** As it is stored: national digits, or the digits typed when the number is not a Vietnamese one. */
export function phoneField(typed: string): string | null {
  if (typed.trim() === '') return null;
  return parsePhone(typed)?.number ?? bareNumber(typed);
}

function bareNumber(typed: string): string {
  return typed.normalize('NFKC').replaceAll(/[\s.\-()]/g, '');
}
