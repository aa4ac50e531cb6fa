import { ageOn } from './birth.ts';

/** How a young volunteer speaks to somebody in Vietnamese: what they call them, and themselves. */
export interface FormOfAddress {
  readonly you: 'ông' | 'bà' | 'chú' | 'cô' | 'anh' | 'chị' | 'em';
  readonly me: 'cháu' | 'em' | 'mình';
}

/** From which age on, seen from about twenty: a grandparent, a parent's younger brother or sister, an elder brother or sister. */
const ages = { grandparent: 60, parent: 40, elder: 18 };

/**
 * By age and sex; undefined where either is not known: then the texts stay with "bác" and "cháu", which offend nobody.
 * `on`: day in Vietnam.
 */
export function formOfAddress(birth: string | null | undefined, sex: string | null | undefined, on: string): FormOfAddress | undefined {
  if (!birth || (sex !== 'male' && sex !== 'female')) return undefined;
  const age = ageOn(birth, on);
  const man = sex === 'male';
  if (age >= ages.grandparent) return { you: man ? 'ông' : 'bà', me: 'cháu' };
  if (age >= ages.parent) return { you: man ? 'chú' : 'cô', me: 'cháu' };
  if (age >= ages.elder) return { you: man ? 'anh' : 'chị', me: 'em' };
  return { you: 'em', me: 'mình' };
}

/** Not a doctor ("bác sĩ"), not to reject ("bác bỏ"), and not children and grandchildren ("con cháu"). */
const word = /(?<!\p{L})(?:(bác)(?!\p{L}| sĩ| bỏ)|(?<!con )(cháu)(?!\p{L}))/giu;

/** A text that says "bác" to the person and "cháu" of oneself, said to this person. */
export function addressed(text: string, form: FormOfAddress | undefined): string {
  if (!form) return text;
  const said =
    form.you === 'em' ? text.replaceAll(/(T|t)hưa bác(?!\p{L})/gu, (_, first: string) => `${first === 'T' ? 'C' : 'c'}hào bác`) : text;
  const young = form.me !== 'cháu';
  const kin = young ? said.replaceAll(/(C|c)on cháu(?!\p{L})/gu, (_, first: string) => (first === 'C' ? 'Người nhà' : 'người nhà')) : said;
  return kin.replaceAll(word, (found: string, you: string | undefined) => asWritten(found, you === undefined ? form.me : form.you));
}

/** With a capital where the word it stands for has one. */
function asWritten(found: string, said: string): string {
  const first = found.slice(0, 1);
  return first === first.toLocaleLowerCase('vi') ? said : said.slice(0, 1).toLocaleUpperCase('vi') + said.slice(1);
}
