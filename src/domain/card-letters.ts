/**
 * Which letters a citizen card is written in. Cards hold UTF-8 without saying so, and readers that guess otherwise give Chinese signs, box drawings, or
 * Latin letters no Vietnamese name has. So letters are allowed one by one: the Latin alphabet with đ (and its look-alike ð) and ƀ, the marks of
 * Vietnamese and of the languages of the Central Highlands on vowels only, č and ñ. Apostrophes, hyphens and dots belong to names such as H'Hen, K'Sor, Bh'riu.
 */
const vowelMarks = String.raw`\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323`;
/** No text is matched in two ways, so that a long one that fails in the end fails at once. */
const letter = String.raw`(?:[aeiouy][${vowelMarks}]{0,3}|c\u030c?|n\u0303?|[bdf-hj-mp-tv-xzđƀð])`;
const nameShape = new RegExp(String.raw`^(?:${letter}|['’ʼ‘.\- ])+$`, 'iu');
const addressShape = new RegExp(String.raw`^(?:${letter}|[ -@\[-\x60\{-~]|[’ʼ‘“”–°º²])*$`, 'iu');

/**
 * UTF-8 read as a Latin code page: a lead byte's letter (Ã, Ă or Â) before the sign of the byte after it. In Vietnamese no other marked letter follows
 * these; a space that does not break is what "à" leaves.
 */
const misread = /[ÃĂÂ][^\p{ASCII}]/u;
const longestName = 120;
const longestAddress = 400;

export function isWrittenAsAName(text: string): boolean {
  const apart = text.normalize('NFD');
  return text.length <= longestName && /[a-zđƀð]/iu.test(apart) && nameShape.test(apart) && !misread.test(text);
}

/** May be empty. Signs that no misreading leaves behind alone are let through: an address is read and edited by a person afterwards. */
export function isWrittenAsAnAddress(text: string): boolean {
  return text.length <= longestAddress && !misread.test(text) && addressShape.test(text.normalize('NFD'));
}
