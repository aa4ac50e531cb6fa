import { type RawBuilder, sql } from 'kysely';
import { often } from '../database/often.ts';
import type { Work } from '../database/transaction.ts';
import { serverDevice } from './server-device.ts';

/** A standing person with a number that one of the people asked about has too. */
export interface Holder {
  readonly id: string;
  readonly number: string;
  readonly area: string;
  readonly areaName: string;
  /** The nearest commune above, or the unit above where there is none. */
  readonly commune: string;
  readonly household: string | null;
  /** One of the people asked about. */
  readonly asked: boolean;
}

/** A task the server has given about two people of one number: one of the two sides. */
export interface NumberTask {
  readonly id: string;
  readonly person: string;
  readonly other: string;
  readonly area: string;
  readonly isDone: boolean;
  /** Settled by the server because the numbers differed, and not by a person who asked. */
  readonly isDoneByServer: boolean;
  /** Greatest stamp in it. */
  readonly latest: string;
}

export interface Doubles {
  readonly holders: readonly Holder[];
  readonly tasks: readonly NumberTask[];
}

const rowsOf = (values: readonly string[]) => sql`select jsonb_array_elements_text(${JSON.stringify(values)}::jsonb)`;
/** As one array, which lets PostgreSQL look each up by an index; joined, it reads every person. */
const arrayOf = (values: readonly string[]) => sql`array(${rowsOf(values)})`;

/** The numbers these people have now. */
export const numbersOf = (people: readonly string[]): RawBuilder<unknown> =>
  sql`select p.fields ->> 'personalId' from records p where p.kind = 'person' and p.id = any(${arrayOf(people)})`;

/** The two sides of a pair differ in the last bit of their ids, see `number-tasks.ts`. */
const otherSide = (id: RawBuilder<unknown>) => sql`left(${id}, -1) || translate(right(${id}, 1), '0123456789abcdef', '1032547698badcfe')`;

/** The server's tasks about these people, `t`, beside the other side of each, `o`. */
const tasksAbout = (people: readonly string[]) => sql`records t join records o on o.kind = 'task' and o.id = ${otherSide(sql`t.id`)}
  where t.kind = 'task' and t.fields ->> 'person' = any(${arrayOf(people)}) and right(t.stamps ->> 'what', 36) = ${serverDevice}`;

/** Where tasks may have to be written: at the other holders of these numbers and of those these people have now, and where tasks lie already. */
export async function placesConcerned(
  tx: Work,
  people: readonly string[],
  numbers: readonly string[],
): Promise<readonly { readonly area: string }[]> {
  const { rows } = await sql<{ area: string }>`
    ${often}select r.area from records r where r.kind = 'person' and r.id not in (${rowsOf(people)})
      and r.fields ->> 'personalId' = any(array(${rowsOf(numbers)} union ${numbersOf(people)}))
    union select unnest(array[t.area, o.area]) from ${tasksAbout(people)}`.execute(tx);
  return rows;
}

/** As the records stand now. The caller has locked the numbers of these people and the streams of every area that comes back. */
export async function readDoubles(tx: Work, people: readonly string[]): Promise<Doubles> {
  const holders = await sql<Holder>`
    select r.id, r.fields ->> 'personalId' as number, r.area, a.name as "areaName", r.fields ->> 'household' as household,
      r.id in (${rowsOf(people)}) as asked,
      coalesce((select c.id from areas c where c.kind = 'commune' and c.id = any(string_to_array(a.path, '/')) order by length(c.path) desc limit 1),
        a.parent, a.id) as commune
    from records r join areas a on a.id = r.area
    where r.kind = 'person' and r.fields ->> 'personalId' = any(array(${numbersOf(people)}))
      and coalesce(r.fields -> 'removed', 'null') in ('null'::jsonb, 'false'::jsonb) order by r.id`.execute(tx);
  const tasks = await sql<NumberTask>`
    select side.id, side.fields ->> 'person' as person, other.fields ->> 'person' as other, side.area,
      side.fields ->> 'doneAt' is not null as "isDone", right(side.stamps ->> 'doneAt', 36) = ${serverDevice} as "isDoneByServer",
      (select max(value collate "C") from jsonb_each_text(side.stamps)) as latest
    from (select t.id, o.id as other_id from ${tasksAbout(people)} union select o.id, t.id from ${tasksAbout(people)}) pair
    join records side on side.kind = 'task' and side.id = pair.id join records other on other.kind = 'task' and other.id = pair.other_id`.execute(
    tx,
  );
  return { holders: holders.rows, tasks: tasks.rows };
}
