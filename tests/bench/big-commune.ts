import { valueOrFail } from '#domain/result.ts';
import { composeServices } from '#server/compose-server.ts';
import { openDatabase } from '#server/database/open-database.ts';
import { communeName } from '#server/demo/demo-places.ts';
import { seedDemo } from '#server/demo/seed-demo.ts';
import { addMember } from '#server/desk/members.ts';
import { deskMember, scopeOf } from '#server/desk/scope.ts';
import { createEnrolmentCode } from '#server/devices/enrolment-codes.ts';
import type { Services } from '#server/services.ts';
import { sql } from 'kysely';
import type { Sought } from './typed-queries.ts';

export interface BigCommune {
  /** Enrols a tablet of somebody who has the whole commune. */
  readonly code: string;
  readonly records: Readonly<Record<string, number>>;
  /** Some who are in the book. */
  readonly people: readonly Sought[];
}

/** About 3,300 homes with 10,000 people met so far, with their visits, consents and progress in the proportions of the demo. */
export const communeSize = 3.48;

/** Fills a data directory with an invented commune of ten thousand people, or of another size, through the acceptance every tablet's work goes through. */
export async function seedBigCommune(directory: string, size = communeSize): Promise<BigCommune> {
  const database = await openDatabase({ directory });
  const services = await composeServices({ database, now: Date.now, random: (bytes) => crypto.getRandomValues(bytes) });
  await seedDemo(services, { size });
  const code = await codeForAll(services);
  const counted = await services.db
    .selectFrom('records')
    .select(['kind', (row) => row.fn.countAll<number>().as('n')])
    .groupBy('kind')
    .execute();
  const people = await some(services);
  await database.close();
  return { code, people, records: Object.fromEntries(counted.map(({ kind, n }) => [kind, n])) };
}

async function some(services: Services): Promise<readonly Sought[]> {
  const { rows } = await sql<Sought>`
    select p.fields ->> 'name' as name, h.fields ->> 'address' as address, p.fields ->> 'personalId' as "personalId"
    from records p join records h on h.kind = 'household' and h.id = p.fields ->> 'household'
    where p.kind = 'person' and p.fields ? 'personalId' order by p.fields ->> 'personalId' limit 500`.execute(services.db);
  return rows;
}

async function codeForAll(services: Services): Promise<string> {
  const commune = await services.db.selectFrom('areas').select('id').where('name', '=', communeName).executeTakeFirstOrThrow();
  const { member } = await services.db.selectFrom('member_roles').select('member').where('area', '=', commune.id).executeTakeFirstOrThrow();
  const giver = valueOrFail(await deskMember(services, member), 'the commune has a coordinator');
  const area = await scopeOf(services, giver).area(commune.id, 'managing');
  if (!area.ok) throw new Error(area.failure.kind);
  const { id } = await hired(services, giver, area.value);
  return (await createEnrolmentCode(services, { member: id, createdBy: member, hours: 2 })).code;
}

async function hired(services: Services, ...[giver, node]: [Parameters<typeof addMember>[1], Parameters<typeof addMember>[2]]) {
  const added = await addMember(services, giver, node, { name: 'Hà Thị Sương', role: 'volunteer' });
  if (!added.ok) throw new Error(added.failure.kind);
  return added.value;
}
