import type { WrittenPlace } from './import-rows.ts';
import { oldProvinceCode } from './old-places.ts';
import { cleanText } from './vietnamese-text.ts';

/** A type word, then the name: after a space, a dot, or at once when it is a number ("P1"). */
const begins = (words: string) => new RegExp(`^(?:${words})(?:\\.?\\s+|\\.|(?=\\d))\\S`, 'i');

const villageWord = begins(
  'thôn|xóm|bản|ấp|buôn|bon|làng|khu phố|khu|khóm|phum|sóc|plei|tổ dân phố|tổ|đội|tdp|kp|thon|xom|ban|ap|buon|lang|khu pho|khom|to dan pho|to|doi',
);
const communeWord = begins('xã|phường|thị trấn|đặc khu|xa|phuong|thi tran|x|p|tt');
const districtWord = begins('huyện|quận|thị xã|huyen|quan|thi xa|h|q|tx');
const cityWord = begins('thành phố|thanh pho|tp');

export interface ReadAddress {
  readonly written: WrittenPlace;
  /** What stands before the units: house number and lane. */
  readonly lane?: string | undefined;
}

/**
 * An address as people write it, smallest first: "Ngõ 3, thôn Bưởi, xã Nga My, huyện Phú Bình, tỉnh Thái Nguyên". Units without their type word are
 * told by their place before a province's name, as on citizen cards ("Bưởi, Nga My, Phú Bình, Thái Nguyên").
 */
export function readAddress(address: string): ReadAddress {
  const parts = cleanText(address)
    .split(/\s*[,;]\s*|\s+[-–]\s+/)
    .filter(Boolean);
  const found: { village?: string; commune?: string; district?: string; province?: string } = {};
  const rest = [...parts];
  const last = rest.at(-1);
  if (last !== undefined && rest.length > 1 && oldProvinceCode(last) !== undefined) found.province = rest.pop() ?? last;
  takeWord(rest, found);
  if (found.province !== undefined) takeByPlace(rest, found);
  return { written: found, lane: rest.join(', ') || undefined };
}

type Found = { village?: string; commune?: string; district?: string; province?: string };

function takeWord(rest: string[], found: Found): void {
  for (let at = rest.length - 1; at >= 0; at -= 1) {
    const part = rest[at] ?? '';
    const unit = unitOf(part, found);
    if (unit === undefined) continue;
    found[unit] = part;
    rest.splice(at, 1);
  }
}

function unitOf(part: string, found: Found): 'village' | 'commune' | 'district' | undefined {
  if (found.district === undefined && (districtWord.test(part) || (found.province !== undefined && cityWord.test(part)))) return 'district';
  if (found.commune === undefined && communeWord.test(part)) return 'commune';
  return found.village === undefined && villageWord.test(part) ? 'village' : undefined;
}

/** Before a province: [village,] commune, district; or, in present units, [village,] commune. Two unnamed parts are read as commune and district. */
function takeByPlace(rest: string[], found: Found): void {
  if (found.commune === undefined && found.district === undefined && rest.length >= 2) found.district = rest.pop() ?? '';
  const before = found.commune === undefined ? rest.pop() : undefined;
  if (before !== undefined) found.commune = before;
  if (found.village === undefined && rest.length === 1 && found.district !== undefined && !/\d/.test(rest[0] ?? '')) {
    const village = rest.pop();
    if (village !== undefined) found.village = village;
  }
}
