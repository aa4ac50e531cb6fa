import * as v from 'valibot';

/**
 * A parcel file (`.tungngo`): one line of JSON, a line feed, then the sealed parcels one after the other.
 * It holds nothing that is not sealed but the device id and the sizes, so any road will do to bring it to the desk.
 */
const headerSchema = v.object({
  tungNgo: v.literal(1),
  device: v.pipe(v.string(), v.maxLength(64)),
  /** Id of the server key the parcels are sealed to. */
  key: v.pipe(v.string(), v.maxLength(64)),
  /** Size of each parcel in bytes. */
  parcels: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(1))), v.maxLength(10_000)),
});

export interface ParcelFile {
  readonly device: string;
  readonly key: string;
  readonly parcels: readonly Uint8Array<ArrayBuffer>[];
}

export function writeParcelFile(file: ParcelFile): Uint8Array<ArrayBuffer> {
  const header = { tungNgo: 1, device: file.device, key: file.key, parcels: file.parcels.map((parcel) => parcel.byteLength) };
  const line = new TextEncoder().encode(`${JSON.stringify(header)}\n`);
  const whole = new Uint8Array(line.byteLength + header.parcels.reduce((sum, size) => sum + size, 0));
  whole.set(line, 0);
  let offset = line.byteLength;
  for (const parcel of file.parcels) {
    whole.set(parcel, offset);
    offset += parcel.byteLength;
  }
  return whole;
}

/** The file's parcels, or undefined when it is not a whole parcel file. */
export function readParcelFile(bytes: Uint8Array<ArrayBuffer>): ParcelFile | undefined {
  const end = bytes.subarray(0, 200_000).indexOf(10);
  if (end < 0) return undefined;
  const header = parsedHeader(bytes.subarray(0, end));
  if (!header) return undefined;
  const parcels: Uint8Array<ArrayBuffer>[] = [];
  let offset = end + 1;
  for (const size of header.parcels) {
    parcels.push(bytes.slice(offset, offset + size));
    offset += size;
  }
  return offset === bytes.byteLength ? { device: header.device, key: header.key, parcels } : undefined;
}

function parsedHeader(line: Uint8Array): v.InferOutput<typeof headerSchema> | undefined {
  try {
    const checked = v.safeParse(headerSchema, JSON.parse(new TextDecoder().decode(line)));
    return checked.success ? checked.output : undefined;
  } catch {
    return undefined;
  }
}
