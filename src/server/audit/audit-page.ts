import type { AuditPage } from '#protocol/report-answers.ts';
import type { Database } from '../database/transaction.ts';
import { below, type ScopedArea } from '../desk/scope.ts';

export interface AuditAsked {
  /** Lines before this one. */
  readonly before?: number | undefined;
  /** Only what left the house: records taken out, figures made public. */
  readonly only?: 'outgoing' | undefined;
}

const shown = 100;

/** The audit of a node and all below it, newest first. Lines of no unit (a sign-in name nobody has) are shown at the root. */
export async function auditPage(db: Database, node: ScopedArea, { before, only }: AuditAsked): Promise<AuditPage> {
  const [low, high] = below(node.path);
  let query = db
    .selectFrom('audit')
    .leftJoin('areas', 'areas.id', 'audit.area')
    .leftJoin('members', 'members.id', 'audit.member')
    .where((is) => {
      const within = is.and([is('areas.path', '>=', low), is('areas.path', '<', high)]);
      return node.parent === null ? is.or([within, is('audit.area', 'is', null)]) : within;
    })
    .select(['audit.id', 'audit.at', 'what', 'subject', 'audit.rows', 'members.name as memberName', 'areas.name as areaName'])
    .orderBy('audit.id', 'desc')
    .limit(shown + 1);
  if (before !== undefined) query = query.where('audit.id', '<', before);
  if (only) query = query.where((is) => is.or([is('what', 'like', 'export-%'), is('what', 'like', 'public-%')]));
  const found = await query.execute();
  const rows = found.slice(0, shown);
  const names = await memberNames(
    db,
    rows.flatMap(({ subject }) => memberOf(subject) ?? []),
  );
  return {
    rows: rows.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      memberName: row.memberName ?? '',
      areaName: row.areaName ?? '',
      what: row.what,
      subject: row.subject,
      subjectName: names.get(memberOf(row.subject) ?? '') ?? null,
      rows: row.rows,
    })),
    next: found.length > shown ? rows.at(-1)?.id : undefined,
  };
}

function memberOf(subject: string | null): string | undefined {
  return subject?.startsWith('member/') ? subject.slice('member/'.length) : undefined;
}

async function memberNames(db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('members').where('id', 'in', ids).select(['id', 'name']).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
