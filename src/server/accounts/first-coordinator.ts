import type { SetupArea } from '#protocol/desk-answers.ts';
import { fold, matchesFolded } from '#domain/vietnamese-text.ts';
import { toBase64url } from '#protocol/base64url.ts';
import { done, failed, type Result } from '#domain/result.ts';
import type { Services } from '../services.ts';
import { isSameHash } from '../devices/hashed-secret.ts';
import { createAccount } from './create-account.ts';
import { tokenHash } from './desk-sessions.ts';

const setting = 'setup-token';
type Parts = Pick<Services, 'db' | 'now' | 'random'>;

/** A new one-time token for `/desk/setup#<token>`, or undefined when somebody can already sign in. Replaces an older token. */
export async function newSetupToken({ db, random }: Pick<Services, 'db' | 'random'>): Promise<string | undefined> {
  const anyone = await db.selectFrom('accounts').select('member').limit(1).executeTakeFirst();
  if (anyone) return undefined;
  const token = toBase64url(random(new Uint8Array(24)));
  const value = JSON.stringify(tokenHash(token));
  await db
    .insertInto('settings')
    .values({ name: setting, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
  return token;
}

/** Nobody can sign in yet, and this is the token that was printed. */
async function isSetupOpen({ db }: Pick<Services, 'db'>, token: string): Promise<boolean> {
  const anyone = await db.selectFrom('accounts').select('member').limit(1).executeTakeFirst();
  const kept = await db.selectFrom('settings').where('name', '=', setting).select('value').executeTakeFirst();
  return !anyone && typeof kept?.value === 'string' && isSameHash(kept.value, tokenHash(token));
}

const mostFound = 6;

/** Units whose name begins so, largest first, for the choice of the first coordinator. Names of units are public; the token keeps the door small. */
export async function findSetupAreas(services: Pick<Services, 'db'>, token: string, search: string): Promise<Result<readonly SetupArea[]>> {
  if (!(await isSetupOpen(services, token))) return failed({ kind: 'setup-closed' });
  const areas = await services.db.selectFrom('areas').select(['id', 'name', 'path']).orderBy('path').execute();
  const wanted = fold(search);
  /** Units with the very words come first, then larger ones. */
  const strangeness = ({ name, path }: { name: string; path: string }) => (fold(name).includes(wanted) ? 0 : 100) + path.split('/').length;
  const names = new Map(areas.map((area) => [area.id, area.name]));
  const found = areas
    .filter((area) => matchesFolded(search, fold(area.name)))
    .toSorted((a, b) => strangeness(a) - strangeness(b))
    .slice(0, mostFound);
  return done(
    found.map(({ id, name, path }) => {
      const above = path.split('/').filter((part) => part !== '' && part !== id);
      return {
        id,
        name,
        above: above
          .map((part) => names.get(part) ?? '')
          .reverse()
          .join(', '),
      };
    }),
  );
}

export interface SetupRequest {
  readonly token: string;
  readonly name: string;
  readonly signIn: string;
  readonly password: string;
  /** The node to coordinate; without it every root of the tree. */
  readonly area?: string | undefined;
}

/** The first coordinator of an empty database. `setup-closed` when the token is wrong, used, or somebody can already sign in. */
export async function setUpFirstCoordinator(services: Parts, request: SetupRequest): Promise<Result<{ readonly member: string }>> {
  const { db } = services;
  if (!(await isSetupOpen(services, request.token))) return failed({ kind: 'setup-closed' });
  const roots = await db.selectFrom('areas').where('parent', 'is', null).select('id').orderBy('id').execute();
  const areas = request.area === undefined ? roots.map((root) => root.id) : [request.area];
  if (areas.length === 0) return failed({ kind: 'no-areas' });
  const roles = areas.flatMap((area) => [
    { area, role: 'coordinator' as const },
    { area, role: 'operator' as const },
  ]);
  const account = await createAccount(services, { ...request, roles });
  if (!account.ok) return account;
  /* Only the one who takes the token away keeps the account: two at once cannot both be first. */
  const taken = await db.deleteFrom('settings').where('name', '=', setting).returning('name').executeTakeFirst();
  if (taken) return done(account.value);
  for (const table of ['accounts', 'member_roles'] as const)
    await db.deleteFrom(table).where('member', '=', account.value.member).execute();
  await db.deleteFrom('members').where('id', '=', account.value.member).execute();
  return failed({ kind: 'setup-closed' });
}
