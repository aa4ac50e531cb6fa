import type { ParsedCard } from '#domain/citizen-card.ts';
import { transfer, wrap } from 'comlink';
import type { DecodeApi } from './decode-worker.ts';

/** The page's end of the decoding worker. Ended together with the scanner: whatever it still held of a picture is gone with it. */
export interface Decoder {
  frame(bitmap: ImageBitmap): Promise<ParsedCard | undefined>;
  picture(bitmap: ImageBitmap): Promise<ParsedCard | undefined>;
  end(): void;
}

export function startDecoder(onBroken: () => void): Decoder {
  const worker = new Worker(new URL('./decode-worker.ts', import.meta.url), { type: 'module', name: 'decode' });
  const api = wrap<DecodeApi>(worker);
  worker.addEventListener('error', onBroken);
  return {
    frame: (bitmap) => api.frame(transfer(bitmap, [bitmap])),
    picture: (bitmap) => api.picture(transfer(bitmap, [bitmap])),
    end: () => worker.terminate(),
  };
}
