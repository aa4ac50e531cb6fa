import { parseCitizenCard, type ParsedCard } from '#domain/citizen-card.ts';
import { readCode, type Pixels } from './read-code.ts';
import { frameView, pictureViews, type View } from './views.ts';

interface Sized {
  readonly width: number;
  readonly height: number;
}

/** What differs between the worker and a test. */
export interface Eyes<Picture extends Sized> {
  readonly look: (picture: Picture, view: View) => Pixels;
  /** The platform's own reader, where it has one. */
  readonly detect?: ((picture: Picture) => Promise<string | undefined>) | undefined;
}

export interface CardReader<Picture> {
  /** One frame of the camera: undefined when no code was seen in it. */
  frame(picture: Picture): Promise<ParsedCard | undefined>;
  /** A photo, looked at until something is found. */
  picture(picture: Picture): Promise<ParsedCard | undefined>;
}

/** After so many misread texts the platform's reader is left alone. */
const misreadingsBorne = 2;
/** Where the platform's reader sees nothing, ours looks as well, but not every time: it costs more. */
const ownEvery = 3;

/**
 * Reads cards out of pictures. The platform's own reader goes first; on some platforms it takes UTF-8 for another alphabet, which shows as `garbled`: then
 * ours reads the same picture, and after two such texts only ours is asked. Only what the forms use leaves the reader.
 */
export function cardReader<Picture extends Sized>({ look, detect }: Eyes<Picture>): CardReader<Picture> {
  let frames = 0;
  let misread = 0;
  let platform = detect;

  async function byPlatform(picture: Picture): Promise<ParsedCard | undefined> {
    const text = await platform?.(picture).catch(() => {
      platform = undefined;
      return undefined;
    });
    if (text === undefined) return undefined;
    const parsed = parseCitizenCard(text);
    if (parsed.ok || parsed.reason !== 'garbled') return parsed;
    misread += 1;
    if (misread >= misreadingsBorne) platform = undefined;
    const own = byOurs(picture, pictureViews(picture.width, picture.height));
    return own ?? parsed;
  }

  function byOurs(picture: Picture, views: readonly View[]): ParsedCard | undefined {
    for (const view of views) {
      const text = readCode(look(picture, view));
      if (text !== undefined) return parseCitizenCard(text);
    }
    return undefined;
  }

  return {
    async frame(picture) {
      frames += 1;
      const seen = await byPlatform(picture);
      if (seen) return onlyUsed(seen);
      if (platform && frames % ownEvery !== 0) return undefined;
      const turn = platform ? Math.floor(frames / ownEvery) : frames;
      return onlyUsed(byOurs(picture, [frameView(turn, picture.width, picture.height)]));
    },
    async picture(picture) {
      const seen = await byPlatform(picture);
      return onlyUsed(seen ?? byOurs(picture, pictureViews(picture.width, picture.height)));
    },
  };
}

/** The number of the old card and the day of issue are not asked anywhere, so they go no further. */
function onlyUsed(parsed: ParsedCard | undefined): ParsedCard | undefined {
  if (!parsed?.ok) return parsed;
  const { personalId, name, birth, sex, address } = parsed.card;
  return { ok: true, card: { personalId, name, birth, sex, ...(address && { address }) } };
}
