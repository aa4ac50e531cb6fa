/**
 * Zip archives with the platform's own (in)flater. The spreadsheet packages bring one that starts workers from `blob:` addresses for anything large,
 * which our content security policy refuses; and an archive that unfolds beyond all bounds has to be stopped.
 */
export type ArchiveFiles = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

const [localSign, centralSign, endSign] = [0x04034b50, 0x02014b50, 0x06054b50];
const [stored, deflated] = [0, 8];
const endLength = 22;
const longestComment = 65_535;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

/** The wanted files of an archive, or undefined when it is none, is encrypted, or holds more than `most` bytes of them. */
export async function readArchive(
  bytes: Uint8Array<ArrayBuffer>,
  most: number,
  wanted: (name: string) => boolean,
): Promise<ArchiveFiles | undefined> {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const entries = centralEntries(bytes)?.filter(({ name }) => wanted(name));
  if (!entries) return undefined;
  let left = most;
  for (const entry of entries) {
    const content = await contentOf(bytes, entry, left);
    if (!content) return undefined;
    left -= content.byteLength;
    files.set(entry.name, content);
  }
  return files;
}

function centralEntries(bytes: Uint8Array<ArrayBuffer>): readonly Entry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfArchive(view);
  if (end === undefined) return undefined;
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (at + 46 > bytes.byteLength || view.getUint32(at, true) !== centralSign) return undefined;
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function endOfArchive(view: DataView): number | undefined {
  const last = view.byteLength - endLength;
  for (let at = last; at >= 0 && at >= last - longestComment; at -= 1) if (view.getUint32(at, true) === endSign) return at;
  return undefined;
}

async function contentOf(bytes: Uint8Array<ArrayBuffer>, entry: Entry, most: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.size > most || entry.at + 30 > bytes.byteLength || view.getUint32(entry.at, true) !== localSign) return undefined;
  const isEncrypted = (view.getUint16(entry.at + 6, true) & 1) === 1;
  const from = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
  const packed = bytes.subarray(from, from + entry.packed);
  if (isEncrypted || packed.byteLength !== entry.packed) return undefined;
  if (entry.method === stored) return packed;
  return entry.method === deflated ? inflated(packed, most) : undefined;
}

async function inflated(packed: Uint8Array<ArrayBuffer>, most: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.byteLength;
      if (size > most) {
        await reader.cancel();
        return undefined;
      }
      parts.push(part.value);
    }
  } catch {
    return undefined;
  }
  return joined(parts, size);
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

/** Writes an archive; without `pack` its files are only stored, which costs nothing to read. */
export async function writeArchive(files: ArchiveFiles, pack: boolean): Promise<Uint8Array<ArrayBuffer>> {
  const [bodies, central]: [Uint8Array[], Uint8Array[]] = [[], []];
  let at = 0;
  for (const [name, content] of files) {
    const body = pack ? await deflate(content) : content;
    const title = new TextEncoder().encode(name);
    const facts = { crc: pack ? crc32(content) : 0, packed: body.byteLength, size: content.byteLength, method: pack ? deflated : stored };
    bodies.push(header(localSign, title, facts), body);
    central.push(header(centralSign, title, facts, at));
    at += 30 + title.byteLength + body.byteLength;
  }
  const centralSize = central.reduce((sum, part) => sum + part.byteLength, 0);
  const end = new DataView(new ArrayBuffer(endLength));
  end.setUint32(0, endSign, true);
  end.setUint16(8, files.size, true);
  end.setUint16(10, files.size, true);
  end.setUint32(12, centralSize, true);
  end.setUint32(16, at, true);
  return joined([...bodies, ...central, new Uint8Array(end.buffer)], at + centralSize + endLength);
}

interface Facts {
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly method: number;
}

function header(sign: number, name: Uint8Array, { crc, packed, size, method }: Facts, at = 0): Uint8Array {
  const isCentral = sign === centralSign;
  const length = isCentral ? 46 : 30;
  const bytes = new Uint8Array(length + name.byteLength);
  const view = new DataView(bytes.buffer);
  /* The central header has one field more in front: the version that made it. */
  const shift = isCentral ? 2 : 0;
  view.setUint32(0, sign, true);
  if (isCentral) view.setUint16(4, 20, true);
  view.setUint16(4 + shift, 20, true);
  view.setUint16(6 + shift, 0x0800, true);
  view.setUint16(8 + shift, method, true);
  view.setUint16(12 + shift, 0x21, true);
  view.setUint32(14 + shift, crc, true);
  view.setUint32(18 + shift, packed, true);
  view.setUint32(22 + shift, size, true);
  view.setUint16(26 + shift, name.byteLength, true);
  if (isCentral) view.setUint32(42, at, true);
  bytes.set(name, length);
  return bytes;
}

async function deflate(content: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([content]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
