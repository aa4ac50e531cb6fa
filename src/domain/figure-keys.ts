/**
 * What a figure counts, as one text: a word and what it is about, each part escaped, so that a figure is found by its beginning.
 *
 *     home · visited · met · refused · unvisited · person · guided · unconsented
 *     milestone/<guide>/<milestone> · independent/<guide> · declined/<guide> · stuck/<guide>
 *     obstacle/<guide>/<step>/<obstacle>/<year of birth> · born/<year of birth>/<sex>
 *     due/<reason>/<yyyy-mm-dd>
 *
 * An unknown part is `-`. Years, not ages: a figure does not change by itself at New Year.
 */
export function figureKey(what: string, ...parts: readonly string[]): string {
  return [what, ...parts.map(escaped)].join('/');
}

/** Nothing known here. */
export const unknownPart = '-';

function escaped(part: string): string {
  return part === '' ? '%' : encodeURIComponent(part);
}

export function keyParts(key: string): readonly string[] {
  return key.split('/').map((part) => (part === '%' ? '' : decodeURIComponent(part)));
}

/** Closed lower and open upper bound of the keys that begin like this one. */
export function keysBelow(key: string): readonly [string, string] {
  return [`${key}/`, `${key}0`];
}
