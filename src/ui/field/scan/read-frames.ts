import type { ParsedCard } from '#domain/citizen-card.ts';
import type { Decoder } from './decoder.ts';

/** Long enough to read what was said before the next code is judged. */
const afterACodeMs = 800;

/** One frame at a time, so that a slow tablet never queues pictures. Ends with the first card, or when it is told to. */
export async function readFrames(
  video: HTMLVideoElement,
  decoder: Pick<Decoder, 'frame'>,
  hear: (parsed: ParsedCard) => void,
  stop: AbortSignal,
): Promise<void> {
  while (!stop.aborted) {
    await nextFrame(video);
    if (stop.aborted) return;
    const parsed = await readFrame(video, decoder);
    if (stop.aborted) return;
    if (parsed) {
      hear(parsed);
      if (parsed.ok) return;
      await new Promise((resolve) => setTimeout(resolve, afterACodeMs));
    }
  }
}

async function readFrame(video: HTMLVideoElement, decoder: Pick<Decoder, 'frame'>): Promise<ParsedCard | undefined> {
  // A frame that cannot be taken (the camera is just opening or closing) is no reason to stop.
  const bitmap = await createImageBitmap(video).catch(() => undefined);
  return bitmap ? decoder.frame(bitmap) : undefined;
}

function nextFrame(video: HTMLVideoElement): Promise<unknown> {
  return new Promise((resolve) => {
    if ('requestVideoFrameCallback' in video) video.requestVideoFrameCallback(resolve);
    else requestAnimationFrame(resolve);
  });
}
