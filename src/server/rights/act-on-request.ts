import { type Purpose, withdrawals } from '#domain/consent.ts';
import { done, failed, type Result } from '#domain/result.ts';
import type { DeskMember } from '../desk/scope.ts';
import { erase } from '../erasure/erase.ts';
import { belongingsOf } from '../merges/held-records.ts';
import { acceptDeskMutations } from '../records/desk-mutations.ts';
import { audited } from '../audit/audited.ts';
import type { Services } from '../services.ts';
import { isSettled, type RequestRow } from './change-request.ts';

export interface Acting {
  /** Consent is withdrawn for these; all of them when absent. */
  readonly purposes?: readonly Purpose[] | undefined;
}

/**
 * Does what was asked, and settles the request. What a person does at the desk by other means (showing, a copy, a correction) is only noted. Failures:
 * `already-settled`, `identity-unchecked`, `not-found` when the person is there no more, and what the records refuse.
 */
export async function actOnRequest(
  services: Services,
  by: DeskMember,
  row: RequestRow,
  acting: Acting,
): Promise<Result<{ readonly erasure?: string }>> {
  if (isSettled(row)) return failed({ kind: 'already-settled' });
  if (row.checked === 'not-yet') return failed({ kind: 'identity-unchecked' });
  if (row.person === null) return failed({ kind: 'not-found' });
  const outcome = await perform(services, by, { ...row, person: row.person }, acting);
  if (!outcome.ok) return outcome;
  const now = new Date(services.now());
  const { erasure } = outcome.value;
  await services.db
    .updateTable('right_requests')
    .set({ state: 'done', settled_at: now, settled_by: by.id, erasure: erasure ?? null })
    .where('id', '=', row.id)
    .execute();
  await audited(services.db, { at: now, member: by.id, area: row.area, what: `right-${row.kind}-done`, subject: `request/${row.id}` });
  return outcome;
}

type Asked = RequestRow & { readonly person: string };

async function perform(
  services: Services,
  by: DeskMember,
  row: Asked,
  { purposes }: Acting,
): Promise<Result<{ readonly erasure?: string }>> {
  const { kind, person } = row;
  if (kind === 'restrict') return restrictPerson(services, by, row, true);
  if (kind === 'withdraw') return withdrawConsent(services, by, person, purposes);
  if (kind !== 'erase') return done({});
  const erased = await erase(services, {
    subject: { kind: 'person', id: person, wholeHome: row.whole_home },
    by: by.id,
    reason: 'request',
  });
  return erased.ok ? done({ erasure: erased.value.erasure }) : erased;
}

/** A restricted record is kept and left out of lists, figures, reports and exports, on tablets too (law 91/2025/QH15, art. 4). */
export async function restrictPerson(
  services: Services,
  by: DeskMember,
  { person, area }: { readonly person: string; readonly area: string },
  restricted: boolean,
): Promise<Result<object>> {
  return accepted(services, by, [{ kind: 'person', id: person, area, set: { removed: restricted ? 'restricted' : null } }]);
}

async function withdrawConsent(
  services: Services,
  by: DeskMember,
  person: string,
  purposes: readonly Purpose[] = ['registration'],
): Promise<Result<object>> {
  const consents = (await belongingsOf(services.db, 'person', person)).flatMap(({ kind, id, area, fields }) =>
    kind === 'consent' ? [{ ...fields, id, area }] : [],
  );
  const now = new Date(services.now()).toISOString();
  const changes = purposes.flatMap((purpose) => withdrawals(consents, purpose, now));
  return changes.length === 0 ? failed({ kind: 'no-consent' }) : accepted(services, by, changes);
}

async function accepted(services: Services, by: DeskMember, changes: Parameters<typeof acceptDeskMutations>[2]): Promise<Result<object>> {
  const { verdicts } = await acceptDeskMutations(services, by.id, changes);
  const refused = verdicts.find(({ verdict }) => verdict === 'refused');
  return refused ? failed({ kind: refused.reason ?? 'invalid' }) : done({});
}
