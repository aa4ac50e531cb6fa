import { gzipSync } from 'node:zlib';
import { parseCitizenCard } from '#domain/citizen-card.ts';
import { parseBirth } from '#domain/birth.ts';
import { checkPersonalId } from '#domain/personal-id.ts';
import { parsePhone } from '#domain/phone.ts';
import { readRow, roleColumns } from '#domain/import-rows.ts';
import { findHeading, guessRoles } from '#domain/sheet-columns.ts';
import { parseEnrolmentCode } from '#protocol/enrolment-code.ts';
import { newServerKey, openingKey, openParcel, sealBytes, sealParcel } from '#protocol/parcel.ts';
import { readParcelFile, writeParcelFile } from '#protocol/parcel-file.ts';
import { readTold } from '#protocol/told-by-tablet.ts';
import { checkItem } from '#server/records/check-mutation.ts';
import { decodeCursor, encodeCursor } from '#server/records/cursor.ts';
import { readListFile } from '#ui/desk/import/read-list-file.ts';
import { xlsxFile } from '#ui/desk/import/write-sheet.ts';
import * as fc from 'fast-check';
import { hostileBytes, hostileJson, hostileText, spoiled } from './fuzz-inputs.ts';

/** Something that reads what others wrote: it may refuse, never throw, never hang. Returns what is wrong, if anything. */
export interface FuzzTarget {
  readonly name: string;
  /** Its part of all inputs, in thousandths. */
  readonly share: number;
  readonly inputs: fc.Arbitrary<unknown>;
  readonly survive: (input: never) => unknown;
}

function target<Input>(name: string, share: number, inputs: fc.Arbitrary<Input>, survive: (input: Input) => unknown): FuzzTarget {
  return { name, share, inputs, survive };
}

/** One like those on the back of a card, so that a change of it comes far. */
const cardText = '001160001234|012345678|Nguyễn Thị Mẫu|01021960|Nữ|Số 1, Ngõ 2, Xã Thử|01012021';
const secret = new Uint8Array(32).fill(7);

/** A card may be read or named something else; a text is never more than a text. */
function cardTarget(): FuzzTarget {
  const nearly = spoiled(Buffer.from(cardText)).map((bytes) => new TextDecoder().decode(bytes));
  return target('QR text', 320, fc.oneof(hostileText, nearly), (text) => {
    const parsed = parseCitizenCard(text);
    if (parsed.ok && !/^\d{12}$/.test(parsed.card.personalId)) throw new Error('a card without a number');
    return [parseEnrolmentCode(text), parsePhone(text), parseBirth(text), /^\d{12}$/.test(text) && checkPersonalId(text)];
  });
}

function cursorTarget(): FuzzTarget {
  const good = encodeCursor(secret, 'm', { areas: new Uint8Array(6), positions: new Map([[3, { seq: 700 }]]) });
  const nearly = spoiled(Buffer.from(good)).map((bytes) => Buffer.from(bytes).toString('latin1'));
  return target('cursors', 240, fc.oneof(nearly, hostileText), (text) => {
    if (decodeCursor(secret, 'm', text) && text !== good) throw new Error('a forged cursor was taken');
    return readTold(text, 0);
  });
}

function parcelFileTarget(): FuzzTarget {
  const good = writeParcelFile({ device: 'd', key: 'k', parcels: [Uint8Array.of(1, 2, 3), Uint8Array.of(4)] });
  return target('parcel files', 125, fc.oneof(spoiled(good), hostileBytes), (bytes) => {
    const file = readParcelFile(bytes);
    const size = file?.parcels.reduce((sum, { byteLength }) => sum + byteLength, 0) ?? 0;
    if (size > bytes.byteLength) throw new Error('more parcels than bytes');
  });
}

/** `JSON` that came out of a parcel: the item is refused or taken, and what is taken can be stored. */
const mutations = target('mutations', 160, hostileJson, (json) => {
  const { mutation } = checkItem(json === undefined ? null : (JSON.parse(JSON.stringify(json)) as unknown));
  if (mutation && JSON.stringify(mutation).includes('\\u0000')) throw new Error('a NUL was taken');
});

async function parcelTargets(): Promise<readonly FuzzTarget[]> {
  const made = await newServerKey('k');
  const key = await openingKey('k', made.privateKey);
  const good = await sealParcel(made, { protocol: 1, device: 'd', authored: 1, mutations: [] });
  const folded = gzipSync('{"protocol":1,"device":"d","authored":1,"mutations":[]}');
  const opened = (body: Uint8Array<ArrayBuffer>) => openParcel(key, 'd', body);
  return [
    target('tampered parcels', 25, fc.oneof(spoiled(good), hostileBytes), async (body) => {
      const isSame = Buffer.from(body).equals(Buffer.from(good));
      if (!isSame && (await opened(body)) !== undefined) throw new Error('a tampered parcel opened');
    }),
    target(
      'sealed nonsense',
      5,
      fc.oneof(
        spoiled(folded),
        hostileBytes,
        hostileJson.map((json) => Uint8Array.from(gzipSync(JSON.stringify(json) ?? ''))),
      ),
      async (bytes) => checkItem(await opened(await sealBytes(made, 'd', bytes))),
    ),
  ];
}

async function listTargets(): Promise<readonly FuzzTarget[]> {
  const rows = [
    ['Họ tên', 'CCCD', 'Ngày sinh'],
    ['Bùi Thị Sen', '025161000011', '09/04/1961'],
  ];
  const book = new Uint8Array(await (await xlsxFile('Thôn', rows)).arrayBuffer());
  const read = async (bytes: Uint8Array<ArrayBuffer>, name: string) => {
    const file = await readListFile(Object.assign(new Blob([bytes]), { name }));
    if (!file.ok) return;
    for (const sheet of file.value.sheets) {
      findHeading(sheet.rows);
      const columns = roleColumns(guessRoles((sheet.rows[0] ?? []).map(String)));
      for (const [at, row] of sheet.rows.entries()) readRow(row, at, columns, '2027-01-15');
    }
  };
  const csv = fc.tuple(fc.constantFrom('', 'Họ tên,CCCD,Ngày sinh\n', 'Ho ten;Nam sinh\n'), hostileText).map(([head, text]) => head + text);
  return [
    target(
      'lists as CSV',
      60,
      fc.oneof(
        csv.map((text) => Uint8Array.from(Buffer.from(text))),
        hostileBytes,
      ),
      (bytes) => read(bytes, 'a.csv'),
    ),
    target('lists as XLSX', 15, spoiled(book), (bytes) => read(bytes, 'a.xlsx')),
  ];
}

export async function parserTargets(): Promise<readonly FuzzTarget[]> {
  return [cardTarget(), cursorTarget(), parcelFileTarget(), mutations, ...(await parcelTargets()), ...(await listTargets())];
}
