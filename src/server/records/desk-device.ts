import { newUuid } from '#domain/ids.ts';
import { sql } from 'kysely';
import { valueOrFail } from '#domain/result.ts';
import { hashSecret, newSecret } from '../devices/hashed-secret.ts';
import type { Services } from '../services.ts';

/** The id of the device a member's edits at the desk are written under; made at the first one. It has no token anybody knows. */
export async function deskDevice({ db, now, random }: Pick<Services, 'db' | 'now' | 'random'>, member: string): Promise<string> {
  await sql`
    insert into devices (id, member, name, kind, token_hash, ship_token_hash, enrolled_at)
    values (${newUuid(now(), random)}::uuid, ${member}::uuid, 'Bàn điều phối', 'desk',
      ${hashSecret(newSecret(random))}, ${hashSecret(newSecret(random))}, ${new Date(now())}::timestamptz)
    on conflict (member) where kind = 'desk' do nothing`.execute(db);
  const row = await db.selectFrom('devices').select('id').where('member', '=', member).where('kind', '=', 'desk').executeTakeFirst();
  return valueOrFail(row, 'a desk device was just made').id;
}
