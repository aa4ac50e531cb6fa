import { fold } from './vietnamese-text.ts';

/** What a column of somebody's list holds. `male` and `female`: the pair of columns that older forms have, with a tick or a birth year in the right one. */
export const columnRoles = [
  'name',
  'birth',
  'sex',
  'male',
  'female',
  'personalId',
  'phone',
  'relation',
  'head',
  'householdCode',
  'village',
  'address',
  'commune',
  'district',
  'province',
] as const;
export type ColumnRole = (typeof columnRoles)[number];

/** A cell as it was read: dates are ISO text by then, whatever the file held. */
export type Cell = string | number | boolean | null;
export type SheetRow = readonly Cell[];

/** Headings without marks; the first pattern that fits decides, so the narrow ones stand first. */
const patterns: readonly (readonly [ColumnRole, RegExp])[] = [
  ['householdCode', /^(ma|so) ?(ho|shk|so ho)\b|so ho khau|so shk|ma ho|^shk$|so so ho|dinh danh ho|household (code|no|id)/],
  ['relation', /quan he|^qh\b|relation/],
  ['head', /chu ho|head of household|household head/],
  ['personalId', /^(?!(ngay|noi) cap).*(cccd|cmnd|cmt|can cuoc|dinh danh|ddcn|giay to|personal (id|number)|\bid (card|no|number))/],
  ['phone', /sdt|so dt|dien thoai|di dong|phone|mobile|so may|zalo/],
  ['birth', /ngay.*sinh|nam sinh|^ns$|ntns|birth|\bdob\b/],
  ['sex', /gioi tinh|phai|^gt$|\bsex\b|gender|nam ?\/ ?nu/],
  ['male', /(^| )nam$/],
  ['female', /(^| )nu$/],
  ['name', /ho ?(va|,|&)? ?(chu )?(dem )?(va )?ten|ho ten|^ten$|ten (nguoi|thanh vien|nhan khau|cong dan)|full ?name|^name$/],
  ['province', /^(ten )?tinh(?! trang)\b|thanh pho truc thuoc|province/],
  ['district', /huyen|^quan\b|thi xa\b|district/],
  ['commune', /^(ten )?(xa|phuong)\b|xa ?[/,] ?phuong|commune|ward/],
  ['village', /thon|xom|^ban\b|^ap\b|buon|to dan pho|tdp|khu pho|khom|^khu$|to dp|village|hamlet/],
  ['address', /dia chi|noi o|cho o|cu tru|thuong tru|tam tru|ho khau|so nha\b|^ngo\b|duong|address/],
];

export function foldedHeading(heading: string): string {
  return fold(heading)
    .replaceAll(/[^\p{L}\p{N}/,& ]/gu, ' ')
    .replaceAll(/ +/g, ' ')
    .trim();
}

export function guessRole(heading: string): ColumnRole | undefined {
  const folded = foldedHeading(heading);
  if (folded === '' || folded.length > 60) return undefined;
  /* "Năm" (year) and "Nam" (male) fold to the same. */
  if (folded === 'nam' && /ă/i.test(heading.normalize('NFC'))) return 'birth';
  return patterns.find(([, pattern]) => pattern.test(folded))?.[0];
}

/** A role for each heading, none twice: the first column that fits has it. */
export function guessRoles(headings: readonly string[]): readonly (ColumnRole | undefined)[] {
  const taken = new Set<ColumnRole>();
  return headings.map((heading) => {
    const role = guessRole(heading);
    if (role === undefined || taken.has(role)) return undefined;
    taken.add(role);
    return role;
  });
}

export interface Heading {
  /** Index of the first row of data. */
  readonly dataFrom: number;
  /** One for each column; empty where the sheet says nothing. */
  readonly headings: readonly string[];
}

const rowsToSearch = 30;

/**
 * The heading row: the one of the first rows that names most columns we know, since titles often stand above it. A second row below it is part of the
 * heading when it only divides what the first one names ("Năm sinh" over "Nam" and "Nữ"). Without any, the columns are unnamed and data begins at once.
 */
export function findHeading(rows: readonly SheetRow[]): Heading {
  const width = rows.slice(0, 200).reduce((most, row) => Math.max(most, row.length), 0);
  let best = { at: -1, known: 1 };
  for (const [at, row] of rows.slice(0, rowsToSearch).entries()) {
    const known = new Set(textsOf(row, width).map(guessRole).filter(Boolean)).size;
    if (known > best.known) best = { at, known };
  }
  if (best.at < 0) return { dataFrom: 0, headings: Array.from({ length: width }, () => '') };
  const upper = textsOf(rows[best.at] ?? [], width);
  const lower = textsOf(rows[best.at + 1] ?? [], width);
  if (!dividesHeading(upper, lower)) return { dataFrom: best.at + 1, headings: upper };
  const filled = upper.map((text, column) => text || (lower[column] ? (upper.slice(0, column).findLast(Boolean) ?? '') : ''));
  return { dataFrom: best.at + 2, headings: filled.map((text, column) => [text, lower[column]].filter(Boolean).join(' ')) };
}

/** Some cells under nothing, each of them a heading we know, and nothing that looks like data. */
function dividesHeading(upper: readonly string[], lower: readonly string[]): boolean {
  const said = lower.flatMap((text, column) => (text ? [{ text, column }] : []));
  const below = said.some(({ column }) => !upper[column]);
  return below && said.length > 1 && said.every(({ text }) => guessRole(text) !== undefined);
}

function textsOf(row: SheetRow, width: number): string[] {
  return Array.from({ length: width }, (_, column) => {
    const cell = row[column];
    return typeof cell === 'string' ? cell.normalize('NFC').replaceAll(/\s+/g, ' ').trim() : '';
  });
}

/** Not the people whose family name is Tống or Công. */
const totals = /^(?!tống|công)(tổng|tong) (cộng|cong|số|so|hợp|hop)|^(tổng|tong|cộng|cong|total)\s*:?$/i;
const endings = /^(nguoi lap|ngay .* thang .* nam|xac nhan|ghi chu|luu y|ky ten|truong thon|can bo|t ?m ?\.? ?(ubnd|uy ban))/;

/** Nothing in it, or not data: a total, the line of column numbers (1, 2, 3 …), or the signature below the list. */
export function isNotData(row: SheetRow): boolean {
  const filled = row.filter((cell) => cell !== null && cell !== '');
  if (filled.length === 0) return true;
  const text = String(filled[0]).normalize('NFC').trim();
  const first = fold(text);
  if (totals.test(text)) return true;
  if (filled.length <= 2 && endings.test(first)) return true;
  return filled.length > 2 && filled.every((cell, at) => String(cell).replaceAll(/[()]/g, '') === String(at + 1));
}
