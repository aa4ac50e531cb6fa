import { personalIdProvinces } from './personal-id-provinces.ts';
import { cleanText, fold } from './vietnamese-text.ts';

/** Old cards end in commune, district, province, mostly without these words. */
const unitsOfACard = 3;

const communeWord = /^(xã|phường|thị trấn|đặc khu)\s+\S/i;
const provinceWord = /^(tinh|thanh pho|tp\.?)\s*/;
const provinces: ReadonlySet<string> = new Set(Object.values(personalIdProvinces).map(bareProvince));

/**
 * What of a card's address helps to find the door: the part before the commune, which is known from the village. Where the units cannot be told
 * apart, the whole address stays: a person sees it and shortens it.
 */
export function addressAtTheDoor(cardAddress: string): string {
  const parts = cardAddress
    .split(',')
    .map(cleanText)
    .filter((part) => part !== '');
  const commune = parts.findIndex((part) => communeWord.test(part));
  if (commune > 0) return parts.slice(0, commune).join(', ');
  const ends = parts.length > unitsOfACard && provinces.has(bareProvince(parts.at(-1) ?? ''));
  return (commune === -1 && ends ? parts.slice(0, -unitsOfACard) : parts).join(', ');
}

function bareProvince(name: string): string {
  return fold(name).replace(provinceWord, '');
}
