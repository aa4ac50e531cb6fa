import { decodeQR } from 'qr/decode.js';

/** RGBA, row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** Off the main thread there is time to look twice; a slow tablet still answers several times a second. */
const patience = { effort: 8, timeLimit: 80 };

/** The text of the QR code in these pixels, as UTF-8; undefined when there is none that can be read. */
export function readCode({ width, height, data }: Pixels): string | undefined {
  try {
    return decodeQR({ width, height, data }, { format: 'RGBA', ...patience });
  } catch {
    // The decoder throws for "no code here", which is most frames.
    return undefined;
  }
}
