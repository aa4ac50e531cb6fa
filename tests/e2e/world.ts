import { test as base } from '@playwright/test';
import { cpSync } from 'node:fs';
import { type PostgresServer, startPostgres } from '../contract/postgres-server.ts';
import { type DatabaseKind, preparedCommune, type PreparedCommune } from './prepared-commune.ts';
import { endServer, runServer, type RunningServer } from './running-server.ts';

/** The invented commune on a running server. */
export interface World {
  readonly server: RunningServer;
  /** A fresh enrolment code of the volunteer who has these villages, made at the desk as a coordinator makes it. */
  takeCode(villages: string): Promise<string>;
  readonly desk: { readonly signIn: string; readonly password: string };
}

/** The commune that the specs of a worker share: they run after one another, and each finds what those before it have left. */
export const test = worldTest();

/** A commune of its own, for a spec that counts everything or fills it with more than the others could bear: not shared with any other. */
export function ownWorld(): ReturnType<typeof worldTest> {
  return worldTest();
}

/** What a project of the configuration says: where the server keeps its data. */
export interface WorldOptions {
  readonly on: DatabaseKind;
}

interface Fixtures extends WorldOptions {
  readonly prepared: PreparedCommune;
  readonly postgres: PostgresServer | undefined;
  readonly world: World;
}

/** Playwright gives tests another worker, and so another server, wherever this function of the fixture is another one. */
function worldTest() {
  return base.extend<object, Fixtures>({
    on: ['PGlite', { option: true, scope: 'worker' }],
    prepared: [async ({ on }, use) => use(await preparedCommune(on)), { scope: 'worker', timeout: 180_000 }],
    postgres: [
      async ({ on, prepared }, use) => {
        const server = on === 'PostgreSQL' ? await startPostgres({ from: prepared.files }) : undefined;
        await use(server);
        await server?.stop();
      },
      { scope: 'worker', timeout: 60_000 },
    ],
    world: [
      async ({ prepared, postgres }, use) => {
        const { told, files, database } = prepared;
        const server = await runServer('demo', {
          told,
          ...(postgres
            ? { databaseUrl: postgres.addressOf(database) }
            : { fill: async (directory) => cpSync(files, directory, { recursive: true }) }),
        });
        await use(readWorld(server));
        await endServer(server);
      },
      { scope: 'worker', timeout: 60_000 },
    ],
  });
}

export function readWorld(server: RunningServer): World {
  const [, signIn = '', password = ''] = /^\s*(xa-\S+)\s+(\S+)\s/m.exec(server.printed()) ?? [];
  const desk = { signIn, password };
  let caller: Promise<DeskCall> | undefined;
  return {
    server,
    desk,
    async takeCode(villages) {
      const name = new RegExp(`^\\s+(.+?) · ${villages}$`, 'm').exec(server.printed())?.[1];
      if (!name) throw new Error(`Nobody has ${villages} in:\n${server.printed()}`);
      caller ??= deskCall(server.origin, desk);
      return newCode(await caller, name);
    },
  };
}

type DeskCall = <Answer>(path: string, body?: object) => Promise<Answer>;

async function deskCall(origin: string, desk: World['desk']): Promise<DeskCall> {
  const headers: Record<string, string> = { 'content-type': 'application/json', origin };
  const signedIn = await reached(`${origin}/api/desk/session`, { method: 'POST', headers, body: JSON.stringify(desk) });
  headers['cookie'] = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return async <Answer>(path: string, body?: object) => {
    const answer = await reached(`${origin}/api/desk/${path}`, { headers, ...(body && { method: 'POST', body: JSON.stringify(body) }) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Answer;
  };
}

/** A kept connection may be closed by the server in the very moment in which it is used again; then nothing was asked yet. */
async function reached(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch {
    return fetch(address, init);
  }
}

async function newCode(call: DeskCall, name: string): Promise<string> {
  const { home } = await call<{ home: string }>('session');
  const answer = await call<{ id: string; name: string }[]>(`members?node=${home}`);
  const member = answer.find((row) => row.name === name)?.id;
  const { code } = await call<{ code: string }>('enrolment-codes', { member, hours: 1 });
  return code;
}
