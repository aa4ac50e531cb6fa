import { newUuid } from '#domain/ids.ts';
import { done, failed, type Result } from '#domain/result.ts';
import type { AskedBy, IdentityCheck, RightKind } from '#domain/rights.ts';
import { type Selectable, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { DeskMember, Scope, ScopedRecord } from '../desk/scope.ts';
import { audited } from '../audit/audited.ts';
import type { Services } from '../services.ts';

export type RequestRow = Selectable<Tables['right_requests']>;

export interface NewRequest {
  readonly kind: RightKind;
  readonly askedBy: AskedBy;
  readonly asker?: string | undefined;
  readonly checked: IdentityCheck;
  readonly words?: string | undefined;
  readonly wholeHome: boolean;
  readonly thirdParties: boolean;
}

/** Takes a request of a person into the queue, received now. */
export async function receiveRequest(
  services: Services,
  by: DeskMember,
  person: ScopedRecord,
  asked: NewRequest,
): Promise<{ readonly id: string }> {
  const id = newUuid(services.now(), services.random);
  const now = new Date(services.now());
  await services.db
    .insertInto('right_requests')
    .values({
      id,
      area: person.area,
      person: person.id,
      kind: asked.kind,
      asked_by: asked.askedBy,
      asker: asked.asker ?? null,
      checked: asked.checked,
      words: asked.words ?? null,
      whole_home: asked.kind === 'erase' && asked.wholeHome,
      received_at: now,
      received_by: by.id,
      handed_in: null,
      third_parties: asked.thirdParties,
      state: 'received',
      extended_because: null,
      answered_by: null,
      settled_by: null,
      refused_because: null,
      erasure: null,
    })
    .execute();
  await audited(services.db, { at: now, member: by.id, area: person.area, what: `right-${asked.kind}-received`, subject: `request/${id}` });
  return { id };
}

/** The request, when I manage where it belongs now: where the person is, or was. */
export async function requestInScope(services: Services, scope: Scope, id: string): Promise<Result<RequestRow>> {
  const row = await services.db
    .selectFrom('right_requests')
    .where(sql<string>`id::text`, '=', id)
    .selectAll()
    .executeTakeFirst();
  if (!row) return failed({ kind: 'outside-scope' });
  const area = await scope.area(row.area, 'managing');
  if (!area.ok) return area;
  const person = row.person === null ? undefined : await scope.record('person', row.person);
  if (person && !person.ok) return person;
  return done(row);
}

export type Change =
  | { readonly do: 'answer' }
  | { readonly do: 'extend'; readonly because: string }
  | { readonly do: 'refuse'; readonly because: string }
  | { readonly do: 'check'; readonly checked: IdentityCheck; readonly thirdParties: boolean };

/** Failures: `already-settled`, `extended-already`. */
export async function changeRequest(services: Services, by: DeskMember, row: RequestRow, change: Change): Promise<Result<object>> {
  if (isSettled(row)) return failed({ kind: 'already-settled' });
  if (change.do === 'extend' && row.extended_at) return failed({ kind: 'extended-already' });
  const now = new Date(services.now());
  const set = {
    answer: () => ({ state: 'answered' as const, answered_at: now, answered_by: by.id }),
    extend: () => ({ extended_at: now, extended_because: 'because' in change ? change.because : null }),
    refuse: () => ({
      state: 'refused' as const,
      settled_at: now,
      settled_by: by.id,
      refused_because: 'because' in change ? change.because : null,
    }),
    check: () => ('checked' in change ? { checked: change.checked, third_parties: change.thirdParties } : {}),
  }[change.do]();
  await services.db.updateTable('right_requests').set(set).where('id', '=', row.id).execute();
  await audited(services.db, {
    at: now,
    member: by.id,
    area: row.area,
    what: `right-${row.kind}-${change.do}`,
    subject: `request/${row.id}`,
  });
  return done({});
}

export function isSettled({ state }: Pick<RequestRow, 'state'>): boolean {
  return state === 'done' || state === 'refused';
}
