/** A part of the camera's picture, in its own pixels, and how many pixels wide and high it is looked at. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly toWidth: number;
  readonly toHeight: number;
}

/** More than this per side costs a cheap tablet more time than it finds codes. */
const mostPixels = 1400;

/**
 * What to look at in the nth frame. Nobody holds a card twice alike, so the ways take turns: the frame drawn on the screen as it is, the whole picture,
 * and the middle enlarged, where a small code far from the lens has modules of less than two pixels.
 */
export function frameView(attempt: number, width: number, height: number): View {
  const turn = attempt % 3;
  if (turn === 0) return centre(width, height, 0.8, 1);
  return turn === 1 ? part(0, 0, width, height, 1) : centre(width, height, 0.5, 2);
}

/** A photo was taken with care and is looked at with patience: the whole, then nine overlapping parts, large enough for a small code in a large photo. */
export function pictureViews(width: number, height: number): readonly View[] {
  const parts = [0, 0.25, 0.5].flatMap((top) => [0, 0.25, 0.5].map((left) => part(width * left, height * top, width / 2, height / 2, 2)));
  const isSmall = Math.max(width, height) < mostPixels;
  return [part(0, 0, width, height, 1), ...(isSmall ? [part(0, 0, width, height, 2)] : []), ...parts];
}

function centre(width: number, height: number, share: number, scale: number): View {
  const side = Math.min(width, height) * share;
  return part((width - side) / 2, (height - side) / 2, side, side, scale);
}

function part(x: number, y: number, width: number, height: number, scale: number): View {
  const fits = Math.min(scale, mostPixels / Math.max(width, height));
  return {
    x: Math.round(x),
    y: Math.round(y),
    width: Math.round(width),
    height: Math.round(height),
    toWidth: Math.max(1, Math.round(width * fits)),
    toHeight: Math.max(1, Math.round(height * fits)),
  };
}
