import type { BrowserContext } from '@playwright/test';

/**
 * A language that is 40 % longer in every word than English: what fits in it fits in most. `${…}` and numbers stay as they are.
 * Runs in the page too, so it rests on nothing outside itself.
 */
export function lengthened<Texts>(texts: Texts): Texts {
  const word = (letters: string) => letters + letters.slice(-1).repeat(Math.ceil(letters.length * 0.4));
  const longer = (text: string) => text.replaceAll(/\p{L}{2,}/gu, word);
  const walk = (said: unknown): unknown => {
    if (typeof said === 'string') return longer(said);
    if (Array.isArray(said)) return said.map(walk);
    // What a text is given (a name, a day, a count) is not its own and stays as it is.
    if (typeof said === 'function') {
      return (...given: unknown[]) => {
        const marked = given.map((one, at) => (typeof one === 'string' ? `\u{E000}${at}\u{E001}` : one));
        const long = String(walk(Reflect.apply(said, undefined, marked)));
        return long.replaceAll(/\u{E000}(\d+)\u{E001}/gu, (_, at: string) => String(given[Number(at)]));
      };
    }
    if (typeof said !== 'object' || said === null) return said;
    return Object.fromEntries(Object.entries(said).map(([key, inner]) => [key, walk(inner)]));
  };
  return walk(texts) as Texts;
}

/** From now on English is served lengthened. Only without a service worker, which would answer from what it keeps. */
export async function serveLongWords(context: BrowserContext): Promise<void> {
  await context.route(/\/assets\/(desk-)?en-[^/]+\.js$/, async (route) => {
    const answer = await route.fetch();
    const body = longModule(await answer.text());
    await route.fulfill({ response: answer, body });
  });
}

/** The built module of some texts, giving out all of them lengthened. */
export function longModule(code: string): string {
  const [, before = '', given = ''] = /^([^]*)export\s*\{([^{}]+)\};?\s*$/.exec(code) ?? [];
  const names = given.split(',').map((one) => one.trim().split(/\s+as\s+/));
  if (before === '' || names.length === 0) throw new Error(`not a module of texts: ${code.slice(0, 80)}`);
  const long = names.map(([inside], at) => `const long${at}=lengthenedTexts(${inside});`);
  const out = names.map(([inside, outside], at) => `long${at} as ${outside ?? inside}`);
  return `${before}const lengthenedTexts=${lengthened.toString()};${long.join('')}export{${out.join(',')}};`;
}
