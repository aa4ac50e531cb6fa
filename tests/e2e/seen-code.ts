import type { Locator } from '@playwright/test';
import { decodeQR } from 'qr/decode.js';

/** What a camera held before this part of the screen reads: the text of the code in a screenshot of it. */
export async function seenCode(part: Locator): Promise<string> {
  // Away from the bars that lie over the edges of the screen.
  await part.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const picture = (await part.screenshot()).toString('base64');
  const seen = await part.page().evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const { width, height } = bitmap;
    const canvas = new OffscreenCanvas(width, height).getContext('2d');
    canvas?.drawImage(bitmap, 0, 0);
    return { width, height, data: [...(canvas?.getImageData(0, 0, width, height).data ?? [])] };
  }, picture);
  return decodeQR({ ...seen, data: Uint8ClampedArray.from(seen.data) }, { format: 'RGBA' });
}
