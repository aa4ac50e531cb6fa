import type { Location } from './entities.ts';

/** A place without an accuracy: set by hand. */
export type Point = Pick<Location, 'lat' | 'lng'>;

export type ParsedLocation =
  | { readonly ok: true; readonly location: Point }
  /**
   * `decimal-comma`: 21,02781 cannot be told from two numbers. `swapped`: longitude stands first. `outside`: not in Vietnam, most likely a slip.
   */
  | { readonly ok: false; readonly reason: 'unreadable' | 'decimal-comma' | 'swapped' | 'outside' };

/** About 0.1 m: more digits would be noise. */
const degreeDigits = 6;

/** Mainland and islands, with room to spare. */
const latitudes = { least: 6, most: 24 } as const;
const longitudes = { least: 101, most: 118 } as const;

/** One number of degrees: `21.02781`, `21.02781°`, `21°01'40.1"`, with N or E on either side. */
const degrees = String.raw`(\d{1,3}(?:\.\d+)?)\s*°?(?:\s*(\d{1,2}(?:\.\d+)?)\s*')?(?:\s*(\d{1,2}(?:\.\d+)?)\s*")?`;
const pair = new RegExp(String.raw`^([NE]?)\s*${degrees}\s*([NE]?)\s*[,;\s]\s*([NE]?)\s*${degrees}\s*([NE]?)$`, 'i');
/** Links of maps hold the place as `@21.02781,105.83416` or `q=21.02781,105.83416`. */
const inLink = /(?:@|[?&](?:q|query|ll|center|destination)=)(-?\d{1,3}\.\d+)(?:,|%2C)\s*(-?\d{1,3}\.\d+)/i;
const decimalComma = /^[NE]?\s*\d{1,3},\d{3,}°?\s*[NE]?\s*[,;\s]\s*[NE]?\s*\d{1,3},\d{3,}°?\s*[NE]?$/i;

/** A place typed or pasted by hand. It has no accuracy: that is how such a point is told from a measured one. */
export function parseLocation(text: string): ParsedLocation {
  const typed = plainSigns(text);
  if (decimalComma.test(typed)) return { ok: false, reason: 'decimal-comma' };
  const link = inLink.exec(typed);
  if (link) return located(Number(link[1]), Number(link[2]));
  const found = pair.exec(typed);
  if (!found) return { ok: false, reason: 'unreadable' };
  const [first, second] = [degreesOf(found.slice(2, 5)), degreesOf(found.slice(7, 10))];
  const [firstLetter, secondLetter] = [letterOf(found[1], found[5]), letterOf(found[6], found[10])];
  if (first === undefined || second === undefined || (firstLetter !== '' && firstLetter === secondLetter)) {
    return { ok: false, reason: 'unreadable' };
  }
  // The letters say which is which, whatever the order.
  return firstLetter === 'E' || secondLetter === 'N' ? located(second, first) : located(first, second);
}

function plainSigns(text: string): string {
  return text
    .trim()
    .replaceAll(/[’′‘`]/g, "'")
    .replaceAll(/[”″“]|''/g, '"')
    .replaceAll(/[º˚]/g, '°')
    .replaceAll(/^[([{]|[)\]}]$/g, '')
    .normalize('NFC');
}

function degreesOf([whole = '', minutes = '0', seconds = '0']: readonly string[]): number | undefined {
  if (Number(minutes) >= 60 || Number(seconds) >= 60) return undefined;
  return Number(whole) + Number(minutes) / 60 + Number(seconds) / 3600;
}

function letterOf(before = '', after = ''): string {
  return (before || after).toUpperCase();
}

function located(lat: number, lng: number): ParsedLocation {
  if (isWithin(lat, latitudes) && isWithin(lng, longitudes)) return { ok: true, location: rounded({ lat, lng }) };
  const swapped = isWithin(lng, latitudes) && isWithin(lat, longitudes);
  return { ok: false, reason: swapped ? 'swapped' : 'outside' };
}

function isWithin(value: number, { least, most }: { readonly least: number; readonly most: number }): boolean {
  return value >= least && value <= most;
}

function rounded({ lat, lng }: Point): Point {
  return { lat: Number(lat.toFixed(degreeDigits)), lng: Number(lng.toFixed(degreeDigits)) };
}

export const directions = ['north', 'west', 'east', 'south'] as const;
export type Direction = (typeof directions)[number];

const metresPerDegree = 111_320;

/** The point some metres further, without an accuracy: it is now set by hand. */
export function movedBy({ lat, lng }: Point, metres: number, direction: Direction): Point {
  const step = metres / metresPerDegree;
  const sideways = step / Math.cos((lat * Math.PI) / 180);
  const steps: Readonly<Record<Direction, Point>> = {
    north: { lat: step, lng: 0 },
    west: { lat: 0, lng: -sideways },
    east: { lat: 0, lng: sideways },
    south: { lat: -step, lng: 0 },
  };
  return rounded({ lat: lat + steps[direction].lat, lng: lng + steps[direction].lng });
}

/** As it can be pasted into a map: `21.02781, 105.83416`. */
export function writtenLocation({ lat, lng }: Point): string {
  return `${lat}, ${lng}`;
}
