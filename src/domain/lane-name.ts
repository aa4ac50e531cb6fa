import { readDoorAddress } from './door-address.ts';

/** A door's number at the start of a part of an address: "Số 12", "12/5A", "nhà số 3". */
const door = /^(?:(?:nhà|số|sn|s\/n)\.?\s*)*\d+[\p{L}]?(?:[/-]\d+[\p{L}]?)*(?=\s|$)\s*/iu;
const alley = /^(?:ngách)\s+[\d/-]+\p{L}?$/iu;

/** The lane of an address as people wrote it: "Số 12, Ngõ 5, Xóm Trên" is in "Ngõ 5, Xóm Trên". Empty when no lane is named. */
export function laneName(address: string): string {
  const parts = address
    .split(/[,;()]/)
    .map((part) => part.trim())
    .filter((part) => readDoorAddress(part).lane !== '' && !alley.test(part));
  return parts
    .map((part) => part.replace(door, ''))
    .filter(Boolean)
    .join(', ');
}
