import * as fc from 'fast-check';

/** Pieces a parser has opinions about; random text alone never gets past the first check. */
const pieces = fc.constantFrom(
  '|',
  '||',
  '\n',
  '\r\n',
  '\t',
  ',',
  ';',
  '"',
  '""',
  '=',
  '{',
  '}',
  '[',
  ']',
  ':',
  'null',
  '-1',
  '1e999',
  '9'.repeat(40),
  '\0',
  '\u{10FFFF}',
  '\ud800',
  'ế',
  'e\u0302\u0301',
  '\uFEFF',
  '\u202E',
  '001160001234',
  '024153991177',
  'Nguyễn Văn A',
  '01011990',
  '1990-13-45',
  '0912345678',
  '__proto__',
  'constructor',
  'toString',
  'WIFI:S:',
  'BEGIN:VCARD',
  'https://',
  '000201010212',
  '%',
  '%00',
  '..',
  '\\',
  "' or 1=1 --",
  'Nam',
  'Nữ',
);

/** Texts between noise and sense. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .array(fc.oneof(pieces, fc.string({ maxLength: 12 }), fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 24 })
      .map((parts) => parts.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  {
    weight: 1,
    arbitrary: fc.tuple(pieces, fc.nat(3000)).map(([piece, times]) => piece.repeat(Math.min(times, Math.floor(20_000 / piece.length)))),
  },
);

export const hostileBytes: fc.Arbitrary<Uint8Array<ArrayBuffer>> = fc.oneof(
  fc.uint8Array({ maxLength: 600 }).map((bytes) => Uint8Array.from(bytes)),
  hostileText.map((text) => Uint8Array.from(Buffer.from(text))),
);

/** Any JSON value, prototypes' names among its keys. */
export const hostileJson: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    hostileText,
    fc.double(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 6 }),
    fc.dictionary(fc.oneof(pieces, fc.constantFrom('n', 'at', 'kind', 'id', 'area', 'set', 'name', 'head', 'household')), tie('value'), {
      maxKeys: 6,
    }),
  ),
})).value;

/** Good bytes with a few of them changed, cut or doubled. */
export function spoiled(good: Uint8Array): fc.Arbitrary<Uint8Array<ArrayBuffer>> {
  const at = fc.nat(Math.max(0, good.byteLength - 1));
  const change = fc.array(fc.tuple(at, fc.nat(255)), { minLength: 1, maxLength: 8 }).map((changes) => {
    const bytes = Uint8Array.from(good);
    for (const [place, byte] of changes) bytes[place] = byte;
    return bytes;
  });
  const cut = at.map((length) => Uint8Array.from(good.subarray(0, length)));
  const doubled = fc.tuple(at, at).map(([from, to]) => Uint8Array.from([...good.subarray(0, from), ...good.subarray(Math.min(from, to))]));
  return fc.oneof({ weight: 4, arbitrary: change }, { weight: 1, arbitrary: cut }, { weight: 1, arbitrary: doubled });
}
