import type { RandomBytes } from '#domain/ids.ts';
import { InvariantError } from '#domain/result.ts';
import { fromBase64url, toBase64url } from '#protocol/base64url.ts';
import type { Database } from './transaction.ts';

/** A named secret of this installation, made at first use and the same on every node afterwards. */
export async function settingSecret(db: Database, name: string, random: RandomBytes): Promise<Uint8Array> {
  const fresh = JSON.stringify(toBase64url(random(new Uint8Array(32))));
  await db
    .insertInto('settings')
    .values({ name, value: fresh })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { value } = await db.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirstOrThrow();
  const bytes = typeof value === 'string' ? fromBase64url(value) : undefined;
  if (bytes?.byteLength !== 32) throw new InvariantError(`the setting ${name} is not a secret`);
  return bytes;
}

export async function readSetting(db: Database, name: string): Promise<unknown> {
  return (await db.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst())?.value;
}

export async function writeSetting(db: Database, name: string, value: unknown): Promise<void> {
  const text = JSON.stringify(value);
  await db
    .insertInto('settings')
    .values({ name, value: text })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: text }))
    .execute();
}
