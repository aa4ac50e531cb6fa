import { insertAreas, type NewArea } from '#server/areas/area-tree.ts';
import { hashSecret } from '#server/devices/hashed-secret.ts';
import { type Database } from '#server/database/transaction.ts';
import { sql } from 'kysely';

export interface LoadTablet {
  readonly id: string;
  readonly member: string;
  readonly token: string;
  readonly village: string;
}

/** A team of five in each village, twenty villages in each commune: about what the country has (340,000 members in 74,000 teams). */
export const tabletsPerTeam = 5;
const villagesPerCommune = 20;

const padded = (number: number, length: number) => number.toString(16).padStart(length, '0');

/** Units, members and enrolled tablets, written straight into the database: enrolling is not what is measured. */
export async function plantTablets(db: Database, count: number): Promise<readonly LoadTablet[]> {
  const villages = Math.ceil(count / tabletsPerTeam);
  await plantUnits(db, villages);
  const tablets = Array.from({ length: count }, (_, i) => ({
    id: `01990000-0000-7000-9000-${padded(i, 12)}`,
    member: `01990000-0000-7000-a000-${padded(i, 12)}`,
    token: `load-tablet-token-${padded(i, 16)}`,
    village: villageId(Math.floor(i / tabletsPerTeam)),
  }));
  for (let from = 0; from < count; from += 5000) {
    const rows = tablets.slice(from, from + 5000).map((tablet) => ({
      ...tablet,
      hash: hashSecret(tablet.token),
      ship: hashSecret(`${tablet.token}-ship`),
    }));
    const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(id uuid, member uuid, village text, hash text, ship text)`;
    await sql`insert into members (id, name, created_at) select member, 'Người Thử', now() from ${given}`.execute(db);
    await sql`insert into member_roles (member, area, role) select member, village, 'volunteer' from ${given}`.execute(db);
    await sql`insert into devices (id, member, name, token_hash, ship_token_hash, enrolled_at)
      select id, member, 'Máy thử', hash, ship, now() from ${given}`.execute(db);
  }
  await sql`analyze`.execute(db);
  return tablets;
}

const communeId = (village: number) => `tinh-tai-${Math.floor(village / villagesPerCommune)}`;
const villageId = (village: number) => `${communeId(village)}-${village % villagesPerCommune}`;

async function plantUnits(db: Database, villages: number): Promise<void> {
  const since = { validFrom: '2025-07-01' };
  const numbers = Array.from({ length: villages }, (_, village) => village);
  const communes = [...new Set(numbers.map(communeId))];
  await plant(db, [{ id: 'tinh-tai', parent: null, kind: 'province', name: 'Tỉnh Tải', ...since }]);
  await plant(
    db,
    communes.map((id, i) => ({ id, parent: 'tinh-tai', kind: 'commune', name: `Xã ${i}`, ...since })),
  );
  await plant(
    db,
    numbers.map((i) => ({ id: villageId(i), parent: communeId(i), kind: 'village', name: `Thôn ${i}`, ...since })),
  );
}

async function plant(db: Database, units: readonly NewArea[]): Promise<void> {
  const planted = await insertAreas(db, units);
  if (!planted.ok) throw new Error(`units were not planted: ${planted.failure.kind}`);
}
