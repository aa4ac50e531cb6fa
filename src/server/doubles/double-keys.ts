import { type Likened, likened } from '#domain/likeness.ts';
import { type LikenedHome, likenedHome } from '#domain/home-likeness.ts';
import type { MergeableKind } from '#domain/merged-records.ts';
import type { Fields } from '#domain/mutation.ts';

/**
 * Only records that share a key are compared, so a million people are compared with the few that may be them. The keys of a person: the number; the name
 * with the year of birth and the one after, so that two neighbouring years meet; the name in its village, for a birth nobody wrote; the day of birth with
 * the given name, and with all but the given name, so that one slip in a name leaves one of the two standing.
 */
export function doubleKeys(kind: MergeableKind, fields: Fields, area: string): readonly string[] {
  return kind === 'person' ? personKeys(likened(fields), area) : homeKeys(likenedHome(fields), area);
}

function personKeys({ number, name, birth }: Likened, area: string): readonly string[] {
  const keys = number === '' ? [] : [`n ${number}`];
  if (name.words.length < 2) return keys;
  const year = Number(birth.slice(0, 4));
  if (year > 0) keys.push(`b ${name.key} ${year}`, `b ${name.key} ${year + 1}`);
  if (name.words.length > 2) keys.push(`u ${name.key} ${area}`);
  if (birth.length === 10) keys.push(`g ${birth} ${name.words.at(-1)}`, `f ${birth} ${name.words.slice(0, -1).join(' ')}`);
  return keys;
}

function homeKeys({ head, phone }: LikenedHome, area: string): readonly string[] {
  if (head === '') return [];
  return [`h ${head} ${area}`, ...(phone === '' ? [] : [`p ${head} ${phone}`])];
}
