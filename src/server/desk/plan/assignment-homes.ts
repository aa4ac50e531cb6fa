import { maskNumbers } from '#domain/masked-text.ts';
import { groupedBy } from '#domain/grouped.ts';
import { isUuid } from '#domain/ids.ts';
import { done, type Result } from '#domain/result.ts';
import { inWalkOrder } from '#domain/walk-order.ts';
import type { AssignedHome } from '#protocol/plan-answers.ts';
import { sql } from 'kysely';
import type { Services } from '../../services.ts';
import { below, outsideScope, type Scope } from '../scope.ts';

interface Found extends Omit<AssignedHome, 'doneAt' | 'doneBy'> {
  readonly doneAt: string | null;
  readonly doneBy: string | null;
}

/** The homes behind an assignment's figures: what is open first, village by village as one walks; then what is done, and by whom. */
export async function assignmentHomes({ db }: Services, scope: Scope, id: string): Promise<Result<readonly AssignedHome[]>> {
  const row = isUuid(id) ? await db.selectFrom('assignments').where('id', '=', id).select('area').executeTakeFirst() : undefined;
  const area = row ? await scope.area(row.area) : outsideScope;
  if (!area.ok) return area;
  const [low, high] = below(area.value.path);
  const { rows } = await sql<Found>`
    select h.id, coalesce(h.fields ->> 'head', '') as head, coalesce(h.fields ->> 'address', '') as address, p.name as "areaName",
      t.fields ->> 'doneAt' as "doneAt", m.name as "doneBy"
    from assigned_tasks l join records t on t.kind = 'task' and t.id = l.task join areas p on p.id = t.area
      join records h on h.kind = 'household' and h.id = t.fields ->> 'household'
      left join devices d on t.fields ->> 'doneAt' is not null and d.id::text = substr(t.stamps ->> 'doneAt', 20)
      left join members m on m.id = d.member
    where l.assignment = ${id}::uuid and p.path >= ${low} and p.path < ${high}
      and coalesce(t.fields -> 'removed', 'null') in ('null'::jsonb, 'false'::jsonb)
    order by p.name`.execute(db);
  const homes = rows.map(({ doneAt, doneBy, ...home }): AssignedHome =>
    Object.assign(
      home,
      { head: maskNumbers(home.head), address: maskNumbers(home.address) },
      doneAt ? { doneAt, doneBy: doneBy ?? '' } : {},
    ),
  );
  const walked = [...groupedBy(homes, ({ areaName }) => areaName).values()].flatMap((village) => inWalkOrder(village));
  return done([...walked.filter(({ doneAt }) => !doneAt), ...walked.filter(({ doneAt }) => doneAt)]);
}
