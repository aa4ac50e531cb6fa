import { chromium, test, type Browser } from '@playwright/test';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { handheld, pictureOfCard, type Pose, seededRandom, type Size } from './moving-card.ts';

const seed = 20_261_126;
const size: Size = { width: 1280, height: 720 };
const frames = 6;

/** A browser whose camera shows what is held before it. */
export interface CameraBrowser {
  readonly browser: Browser;
  /** From the next opening of the camera on: a hand holds a card with this code, in its usual way but for `otherwise`. */
  hold(text: string, otherwise?: Partial<Pose>): void;
  close(): Promise<void>;
}

/** Chromium reads its camera from a file, anew each time a page opens the camera. Own browser: the camera is chosen at its start. */
export async function openCameraBrowser(text: string): Promise<CameraBrowser> {
  const directory = mkdtempSync(join(tmpdir(), 'tung-ngo-camera-'));
  const file = join(directory, 'camera.y4m');
  const hold = (held: string, otherwise?: Partial<Pose>) => {
    writeFileSync(`${file}.new`, movingPicture(held, otherwise));
    renameSync(`${file}.new`, file);
  };
  hold(text);
  const { launchOptions } = test.info().project.use;
  const camera = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${file}`];
  const browser = await chromium.launch({ ...launchOptions, args: [...(launchOptions?.args ?? []), ...camera] });
  return {
    browser,
    hold,
    async close() {
      await browser.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** YUV4MPEG2, grey: the hand moves through its frames and begins again. */
function movingPicture(text: string, otherwise?: Partial<Pose>): Buffer {
  const random = seededRandom(seed);
  const colourless = Buffer.alloc((size.width * size.height) / 2, 128);
  const parts = Array.from({ length: frames }, (_, frame) => [
    Buffer.from('FRAME\n'),
    Buffer.from(pictureOfCard(text, { ...handheld(frame, frames, random), ...otherwise }, size, random)),
    colourless,
  ]);
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${size.width} H${size.height} F10:1 Ip A1:1 C420jpeg\n`), ...parts.flat()]);
}
