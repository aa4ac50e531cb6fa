import type { RandomBytes } from '#domain/ids.ts';

/** 8 characters of this alphabet (no I, L, O, U), shown as XXXX-XXXX, accepted in any case, with or without the dash. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The bare 8 characters, or undefined when the text cannot be a code. */
export function parseEnrolmentCode(text: string): string | undefined {
  const bare = text.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '');
  return bare.length === 8 && Array.from(bare).every((character) => alphabet.includes(character)) ? bare : undefined;
}

export function formatEnrolmentCode(bare: string): string {
  return `${bare.slice(0, 4)}-${bare.slice(4)}`;
}

export function newEnrolmentCode(random: RandomBytes): string {
  return Array.from(random(new Uint8Array(8)), (byte) => alphabet[byte % 32]).join('');
}
