import type { ParsedCard } from '#domain/citizen-card.ts';
import { expose } from 'comlink';
import { cardReader } from './card-reader.ts';
import { platformDetector } from './platform-detector.ts';
import type { Pixels } from './read-code.ts';
import type { View } from './views.ts';

/** What the scanner asks of its worker. The bitmap is handed over and closed here; nothing of it outlives the answer. */
export interface DecodeApi {
  frame(bitmap: ImageBitmap): Promise<ParsedCard | undefined>;
  picture(bitmap: ImageBitmap): Promise<ParsedCard | undefined>;
}

const canvas = new OffscreenCanvas(1, 1);
const brush = canvas.getContext('2d', { willReadFrequently: true });
const reader = platformDetector().then((detect) => cardReader({ look, detect }));

function look(bitmap: ImageBitmap, { x, y, width, height, toWidth, toHeight }: View): Pixels {
  canvas.width = toWidth;
  canvas.height = toHeight;
  if (!brush) return { width: 1, height: 1, data: new Uint8ClampedArray(4) };
  brush.drawImage(bitmap, x, y, width, height, 0, 0, toWidth, toHeight);
  return brush.getImageData(0, 0, toWidth, toHeight);
}

async function once(way: 'frame' | 'picture', bitmap: ImageBitmap): Promise<ParsedCard | undefined> {
  try {
    return await (await reader)[way](bitmap);
  } finally {
    bitmap.close();
    canvas.width = 1;
    canvas.height = 1;
  }
}

const api: DecodeApi = {
  frame: (bitmap) => once('frame', bitmap),
  picture: (bitmap) => once('picture', bitmap),
};

expose(api);
