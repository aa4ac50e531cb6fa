import { erase, type Erased } from '#server/erasure/erase.ts';
import type { ErasureSubject } from '#server/erasure/find-targets.ts';
import { verifyDatabase } from '#server/database/verify.ts';
import { compareNow } from './compare-now.ts';
import { lookThrough } from '#server/desk/review/look-through.ts';
import { type FieldServer, someId } from '../../server/field-server.ts';
import { linesWith, wholeDatabase } from '../../server/whole-database.ts';
import { Writer } from './unit-world.ts';

/** What would give Nguyễn Thị Lan away, wherever it stands. */
export const lan = { name: 'Nguyễn Thị Lan', personalId: '038157004321', phone: '0912345678', note: 'đau chân, ngại đi xa' } as const;
export const lansWords = [lan.name, lan.personalId, '912345678', '912 345 678', lan.note, 'ngõ mận'] as const;
export const tuan = { name: 'Trần Văn Tuấn', personalId: '038057001111', phone: '0987654321' } as const;

export interface Cast {
  readonly writer: Writer;
  readonly home: string;
  readonly lan: string;
  readonly tuan: string;
  readonly consent: string;
  readonly visit: string;
}

/** Lan and Tuấn live in one home; Lan stands in everything that can hold somebody. */
export async function aHomeOfTwo(server: FieldServer, area = 'a1'): Promise<Cast> {
  const writer = new Writer(await server.tablet({ area, role: 'coordinator' }));
  const [home, lanId, tuanId, consent, visit, task] = [someId(), someId(), someId(), someId(), someId(), someId()];
  const shipped = await writer.ship(
    writer.write('household', home, area, {
      head: lan.name,
      address: 'Nhà số 3',
      phone: lan.phone,
      note: `Bà ${lan.name}, ngõ Mận`,
      size: 2,
    }),
    writer.write('person', lanId, area, { household: home, birth: '1957-03-12', sex: 'female', ...lan }),
    writer.write('person', tuanId, area, { household: home, birth: '1957', sex: 'male', note: 'chồng bà nguyen thi lan', ...tuan }),
    writer.write('consent', consent, area, {
      person: lanId,
      purposes: ['registration', 'guidance'],
      method: 'tick',
      typedName: lan.name,
      givenAt: '2027-01-15T08:00:00Z',
    }),
    writer.write('consent', someId(), area, { person: tuanId, givenAt: '2027-01-15T08:00:00Z', representative: `${lan.name}, vợ` }),
    writer.write('visit', visit, area, {
      household: home,
      at: '2027-01-15T08:00:00Z',
      outcome: 'met',
      present: [lanId, tuanId],
      note: 'gọi 0912 345 678',
    }),
    writer.write('progress', `${lanId}/vneid-level-2`, area, { milestone: 'activated', step: 'open' }),
    writer.write('progress', `${tuanId}/vneid-level-1`, area, { milestone: 'registered' }),
    writer.write('task', task, area, { household: home, person: lanId, what: 'Hẹn bà Lan ngõ Mận' }),
    writer.write('review', `person/${lanId}`, area, { state: 'returned', comment: `${lan.name} sinh năm nào?` }),
    writer.write('review', `household/${home}`, area, { state: 'returned', comment: 'Nguyen Thi Lan là chủ hộ?' }),
    writer.write('person', lanId, area, { phone: '0912 345 678', note: `${lan.note}!` }),
  );
  if (shipped.some((verdict) => verdict !== 'accepted')) throw new Error(`not all accepted: ${shipped.join()}`);
  return { writer, home, lan: lanId, tuan: tuanId, consent, visit };
}

/** All that is worked out from the records, as a running server would have it. */
export async function workOut(server: FieldServer): Promise<void> {
  while (await lookThrough(server.services)) {
    // Until all is looked through.
  }
  await compareNow(server);
}

export async function eraseNow(server: FieldServer, subject: ErasureSubject, by: string | null = null): Promise<Erased> {
  server.clock.ms += 60_000;
  const erased = await erase(server.services, { subject, by, reason: by === null ? 'retention' : 'request' });
  if (!erased.ok) throw new Error(erased.failure.kind);
  return erased.value;
}

export async function tracesOf(server: FieldServer, words: readonly string[] = lansWords): Promise<readonly string[]> {
  return linesWith(await wholeDatabase(server.database.db), words);
}

export async function faultsOf(server: FieldServer): Promise<readonly string[]> {
  return (await verifyDatabase(server.database.db)).faults;
}
