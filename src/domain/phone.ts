/**
 * Vietnamese telephone numbers. Stored as national digits without separators (`0912345678`).
 * A family may share one number, so it identifies nobody; numbers are portable, so the prefix does not prove the operator.
 */
export interface ParsedPhone {
  readonly number: string;
  readonly kind: 'mobile' | 'landline';
  /** It was an 11-digit number of before 2018 and has been converted (0168… → 038…): read it back to the person. */
  readonly converted: boolean;
  /** False for a mobile prefix nobody was known to use in 2026: ask again, but take it. */
  readonly prefixKnown: boolean;
}

/** Four-digit prefixes of 11-digit mobile numbers, and what they became in 2018. */
const renumbered: Readonly<Record<string, string>> = {
  '0120': '070',
  '0121': '079',
  '0122': '077',
  '0123': '083',
  '0124': '084',
  '0125': '085',
  '0126': '076',
  '0127': '081',
  '0128': '078',
  '0129': '082',
  '0162': '032',
  '0163': '033',
  '0164': '034',
  '0165': '035',
  '0166': '036',
  '0167': '037',
  '0168': '038',
  '0169': '039',
  '0186': '056',
  '0188': '058',
  '0199': '059',
};

const knownMobile = /^0(3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-46-9])/;

/** The number, or undefined when it cannot be a Vietnamese one. Takes `+84`, `84`, `0084`, spaces, dots, dashes and brackets. */
export function parsePhone(text: string): ParsedPhone | undefined {
  const digits = nationalDigits(text);
  if (digits === undefined) return undefined;
  if (/^0[35789]\d{8}$/.test(digits)) return mobile(digits, false);
  const present = renumbered[digits.slice(0, 4)];
  if (digits.length === 11 && present !== undefined) return mobile(present + digits.slice(4), true);
  if (/^02\d{9}$/.test(digits)) return { number: digits, kind: 'landline', converted: false, prefixKnown: true };
  return undefined;
}

function mobile(number: string, converted: boolean): ParsedPhone {
  return { number, kind: 'mobile', converted, prefixKnown: knownMobile.test(number) };
}

function nationalDigits(text: string): string | undefined {
  const bare = text.normalize('NFKC').replaceAll(/[\s.\-()]/g, '');
  if (!/^\+?\d+$/.test(bare)) return undefined;
  const abroad = /^(?:\+|00)?840?(\d{9,10})$/.exec(bare);
  if (abroad) return `0${abroad[1]}`;
  return bare.startsWith('0') ? bare : undefined;
}

/** For reading aloud and for screens: `0912 345 678`. Text that is no number comes back as it is. */
export function formatPhone(number: string): string {
  if (/^\d{10}$/.test(number)) return `${number.slice(0, 4)} ${number.slice(4, 7)} ${number.slice(7)}`;
  if (/^\d{11}$/.test(number)) return `${number.slice(0, 3)} ${number.slice(3, 7)} ${number.slice(7)}`;
  return number;
}

/** E.164: `+84912345678`. */
export function internationalPhone(number: string): string {
  return `+84${number.slice(1)}`;
}
