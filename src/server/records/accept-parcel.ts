import { newUuid } from '#domain/ids.ts';
import type { Shipped } from '#protocol/answers.ts';
import type { ToldByTablet } from '#protocol/told-by-tablet.ts';
import { parcelMutations } from '#protocol/limits.ts';
import { parcelContentSchema } from '#protocol/mutation-schema.ts';
import { done, failed, type Failure, type Result } from '#domain/result.ts';
import type { ServerKey } from '#protocol/answers.ts';
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import * as v from 'valibot';
import type { Services } from '../services.ts';
import { acceptContent, type AcceptedContent } from './accept-content.ts';

export interface ParcelFailure extends Failure {
  readonly kind: 'parcel-unreadable' | 'key-unknown' | 'too-large';
  readonly serverKey?: ServerKey | undefined;
}

/** A sealed parcel from any road: a tablet's own request, or a file handed in at the desk. `keyId`: the key it says it is sealed to, if it says. */
export async function acceptParcel(...given: Parameters<typeof openAndAccept>): Promise<Result<Shipped, ParcelFailure>> {
  const taken = await openAndAccept(...given);
  return taken.ok ? done(taken.value.shipped) : taken;
}

/** {@link acceptParcel}, with what was in it. `told`: news of the tablet itself, kept in the same transaction. */
export async function openAndAccept(
  services: Services,
  device: string,
  body: Uint8Array<ArrayBuffer>,
  keyId: string | undefined,
  told?: ToldByTablet,
): Promise<Result<Pick<AcceptedContent, 'shipped' | 'written'>, ParcelFailure>> {
  const opened = await services.keys.open(device, body, keyId);
  if (opened.state === 'key-unknown') return failed({ kind: 'key-unknown', serverKey: opened.current });
  if (opened.state === 'unreadable') return failed({ kind: 'parcel-unreadable' });
  const content = v.safeParse(parcelContentSchema, opened.content);
  if (!content.success || content.output.device !== device) return failed({ kind: 'parcel-unreadable' });
  if (content.output.mutations.length > parcelMutations) return failed({ kind: 'too-large' });
  const { shipped, written, unstorable } = await acceptContent(services, device, { ...content.output, told });
  if (unstorable) await holdParcel(services, device, body);
  services.metrics.count('parcels_total');
  return done({ shipped, written });
}

/** Bodies kept of one device at most, so that a lost tablet in the wrong hands cannot fill the disk. */
const heldAtMost = 500;

/** Keeps a sealed body for the desk: of a revoked device, or with something in it that no JSON column can hold. */
export async function holdParcel({ db, now, random }: Services, device: string, body: Uint8Array<ArrayBuffer>): Promise<void> {
  const hash = createHash('sha256').update(device).update(body).digest('base64url');
  await sql`
    insert into held_parcels (id, device, body, body_hash, arrived_at)
    select ${newUuid(now(), random)}::uuid, ${device}::uuid, ${Buffer.from(body)}::bytea, ${hash}, ${new Date(now())}::timestamptz
    where (select count(*) from held_parcels where device = ${device}::uuid) < ${heldAtMost}
    on conflict (body_hash) do nothing`.execute(db);
}
