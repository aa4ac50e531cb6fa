import { test as base } from '@playwright/test';
import { endServer, runServer, type RunningServer } from './running-server.ts';

/** The invented commune, seeded once for all tests of a worker; each test takes enrolment codes of its own from it. */
export interface World {
  readonly server: RunningServer;
  /** A fresh code of the first volunteer with these villages. Codes are handed out once. */
  takeCode(villages: string): string;
  readonly desk: { readonly signIn: string; readonly password: string };
}

export const test = base.extend<object, { world: World }>({
  world: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const server = await runServer('demo');
      await use(readWorld(server));
      await endServer(server);
    },
    { scope: 'worker', timeout: 180_000 },
  ],
});

function readWorld(server: RunningServer): World {
  const lines = server.printed().split('\n');
  const codes = new Map<string, string[]>();
  let villages = '';
  for (const line of lines) {
    villages = /·\s+(.+)$/.exec(line)?.[1]?.trim() ?? villages;
    const code = /\b([0-9A-Z]{4}-[0-9A-Z]{4})\b/.exec(line)?.[1];
    if (code) codes.set(villages, [...(codes.get(villages) ?? []), code]);
  }
  const [, signIn = '', password = ''] = /^\s*(xa-\S+)\s+(\S+)\s/m.exec(server.printed()) ?? [];
  return {
    server,
    desk: { signIn, password },
    takeCode(wanted) {
      const code = codes.get(wanted)?.shift();
      if (!code) throw new Error(`No enrolment code is left for ${wanted}; known: ${[...codes.keys()].join(' | ')}`);
      return code;
    },
  };
}
