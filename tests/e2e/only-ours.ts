import { type BrowserContext, expect } from '@playwright/test';

/** What a browser profile asked of anybody but our server, and what its policy refused. */
export interface Watched {
  /** Requests that went through the watch: it has seen something. */
  readonly requests: () => number;
  readonly foreign: () => readonly string[];
  readonly refusals: () => readonly string[];
}

const refused = /Content Security Policy|Trusted(HTML|Script|ScriptURL|Type)|Refused to /i;

/** Watches every page and worker of a profile. Refusals are heard from the browser's own words and from the event of the page. */
export async function watchOnlyOurs(context: BrowserContext, origin: string): Promise<Watched> {
  const foreign: string[] = [];
  const refusals: string[] = [];
  let requests = 0;
  context.on('request', (request) => {
    requests += 1;
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !/^(data|blob|about):/.test(url)) foreign.push(url);
  });
  const hear = (text: string) => void (refused.test(text) && refusals.push(text));
  context.on('console', (message) => hear(message.text()));
  context.on('weberror', (error) => hear(error.error().message));
  await context.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', (event) =>
      // oxlint-disable-next-line no-console -- the test hears the console
      console.error(`Content Security Policy: ${event.violatedDirective} refused ${event.blockedURI}`),
    ),
  );
  return { requests: () => requests, foreign: () => foreign, refusals: () => refusals };
}

/** Every session of every test ends with this. */
export function expectOnlyOurs(watched: Watched): void {
  expect(watched.foreign(), 'requests to somebody else').toEqual([]);
  expect(watched.refusals(), 'refused by the policy').toEqual([]);
}
