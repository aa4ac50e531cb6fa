import type { Sex } from './entities.ts';
import { birthYear } from './birth.ts';
import { personalIdProvinces } from './personal-id-provinces.ts';

/**
 * The 12-digit personal number, `PPP G YY SSSSSS`: place of birth registration, century and sex, year of birth, serial. It has no check digit.
 * Papers are re-issued and births corrected, so a mismatch is worth a second look and never a reason to refuse.
 */
export const personalIdWarnings = ['province-unknown', 'century-impossible', 'sex-differs', 'birth-year-differs'] as const;
export type PersonalIdWarning = (typeof personalIdWarnings)[number];

export interface PersonalIdCheck {
  /** Exactly 12 digits: the only thing that blocks. */
  readonly valid: boolean;
  readonly warnings: readonly PersonalIdWarning[];
}

export interface PersonalIdParts {
  readonly placeCode: string;
  /** A province of before 2025; undefined for a country or an unknown code. */
  readonly province?: string | undefined;
  readonly sex: 'male' | 'female';
  readonly birthYear: number;
}

const foreignFrom = '101';

/** Spaces, dots and dashes out, so that a number read aloud in groups can be typed in groups. */
export function cleanPersonalId(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s.-]/g, '');
}

/** The nine digits of the identity card (CMND) of before: not a personal number, and nothing that could be turned into one. */
export function isOldIdNumber(text: string): boolean {
  return /^\d{9}$/.test(text);
}

export function personalIdParts(personalId: string): PersonalIdParts | undefined {
  if (!/^\d{12}$/.test(personalId)) return undefined;
  const placeCode = personalId.slice(0, 3);
  const century = Number(personalId[3]);
  return {
    placeCode,
    province: personalIdProvinces[placeCode],
    sex: century % 2 === 0 ? 'male' : 'female',
    birthYear: 1900 + Math.floor(century / 2) * 100 + Number(personalId.slice(4, 6)),
  };
}

export interface KnownOfPerson {
  readonly birth?: string | null | undefined;
  readonly sex?: Sex | null | undefined;
}

export function checkPersonalId(personalId: string, known: KnownOfPerson = {}): PersonalIdCheck {
  const parts = personalIdParts(personalId);
  if (!parts) return { valid: false, warnings: [] };
  const warnings: PersonalIdWarning[] = [];
  if (parts.province === undefined && parts.placeCode < foreignFrom) warnings.push('province-unknown');
  if (parts.birthYear >= 2100) warnings.push('century-impossible');
  if ((known.sex === 'male' || known.sex === 'female') && known.sex !== parts.sex) warnings.push('sex-differs');
  if (known.birth && birthYear(known.birth) !== parts.birthYear) warnings.push('birth-year-differs');
  return { valid: true, warnings };
}

/** For screens: only the last three digits show. */
export function maskPersonalId(personalId: string): string {
  return '•'.repeat(Math.max(0, personalId.length - 3)) + personalId.slice(-3);
}
