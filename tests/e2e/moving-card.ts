import { encodeQR } from 'qr';

/** How a hand holds the card in front of the camera. */
export interface Pose {
  /** Centre of the card, as a share of the picture. */
  readonly x: number;
  readonly y: number;
  /** Pixels of the picture per millimetre of the card: 4 makes a module of a citizen card's code about one pixel and a half. */
  readonly scale: number;
  /** Degrees. */
  readonly angle: number;
  /** How much wider the near edge of the tilted card is than the far one. */
  readonly tilt: number;
  /** Radius in pixels. */
  readonly blur: number;
  /** How much of the contrast is left, 0 to 1. */
  readonly contrast: number;
  /** Largest deviation of a pixel. */
  readonly noise: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const card = { width: 85.6, height: 54 };
/** With its quiet zone, on the upper right, where the card of 2021 has it. */
const code = { left: 62, top: 5, side: 18 };
const quiet = 3;

/** Grey values, row by row: the card with the code of this text, on a table that is not evenly lit. */
export function pictureOfCard(text: string, pose: Pose, size: Size, random: () => number): Uint8ClampedArray {
  const modules = encodeQR(text, 'raw', { ecc: 'medium', border: quiet });
  const sharp = new Float32Array(size.width * size.height);
  const turn = (pose.angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn) / pose.scale, Math.sin(turn) / pose.scale];
  for (let row = 0; row < size.height; row += 1) {
    for (let column = 0; column < size.width; column += 1) {
      const light = 0.85 + (0.15 * column) / size.width;
      let sum = 0;
      for (const [dx, dy] of [
        [0.25, 0.25],
        [0.75, 0.25],
        [0.25, 0.75],
        [0.75, 0.75],
      ] as const) {
        const [across, down] = [column + dx - pose.x * size.width, row + dy - pose.y * size.height];
        const [u, v] = [across * cos + down * sin, down * cos - across * sin];
        const near = 1 + (pose.tilt * v) / card.height;
        sum += greyAt(modules, u * near + card.width / 2, v * near + card.height / 2);
      }
      sharp[row * size.width + column] = (128 + (sum / 4 - 128) * pose.contrast) * light;
    }
  }
  const soft = blurred(blurred(sharp, size, pose.blur, 1), size, pose.blur, size.width);
  return Uint8ClampedArray.from(soft, (grey) => grey + (random() * 2 - 1) * pose.noise);
}

function greyAt(modules: readonly (readonly boolean[])[], x: number, y: number): number {
  if (x < 0 || y < 0 || x >= card.width || y >= card.height) return 95 + 12 * Math.sin(x / 3) * Math.cos(y / 5);
  const [column, row] = [(x - code.left) / code.side, (y - code.top) / code.side];
  if (column >= 0 && row >= 0 && column < 1 && row < 1) {
    return modules[Math.floor(row * modules.length)]?.[Math.floor(column * modules.length)] ? 35 : 215;
  }
  if (x > 5 && x < 26 && y > 18 && y < 46) return 120 + 30 * Math.sin(x) * Math.sin(y / 2);
  const isPrint = x > 30 && y > 25 && y < 50 && Math.floor(y / 2.5) % 2 === 0 && Math.floor(x / 1.3) % 5 !== 0;
  return isPrint ? 90 : 205;
}

/** Box blur along one direction. */
function blurred(grey: Float32Array, { width }: Size, radius: number, step: number): Float32Array {
  if (radius < 1) return grey;
  return grey.map((own, at) => {
    let [sum, count] = [0, 0];
    for (let d = -radius; d <= radius; d += 1) {
      const value = grey[at + d * step];
      const sameLine = step === width || Math.floor((at + d) / width) === Math.floor(at / width);
      if (value === undefined || !sameLine) continue;
      sum += value;
      count += 1;
    }
    return count === 0 ? own : sum / count;
  });
}

/** The same numbers for the same seed, on every machine (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A hand that is not quite still: it drifts, turns and comes nearer from frame to frame. */
export function handheld(frame: number, frames: number, random: () => number): Pose {
  const turn = (2 * Math.PI * frame) / frames;
  return {
    x: 0.44 + 0.03 * Math.sin(turn),
    y: 0.56 + 0.03 * Math.cos(turn),
    scale: 9.5 + 0.8 * Math.sin(turn),
    angle: -9 + 5 * Math.cos(turn) + random(),
    tilt: 0.06 * Math.sin(turn),
    blur: 1,
    contrast: 0.75,
    noise: 6,
  };
}
