import { isUuid } from '#domain/ids.ts';
import type { Change } from '#domain/mutation.ts';
import { createHash } from 'node:crypto';
import type { Doubles, Holder, NumberTask } from './read-doubles.ts';

/** A number that more people than these have in one commune is no number of anybody: it was made up to fill a field. */
const mostHolders = 5;

/** What the team reads. It names the other village and nothing of the other person. */
export function whatToAsk(village: string): string {
  return `Số định danh của người này đã có trong sổ ở ${village.slice(0, 200)}. Xin hỏi lại: nếu là cùng một người, báo điều phối viên để gộp hai bản ghi.`;
}

/**
 * The id of the task about `person` whose number `other` has too: the same whoever makes it and whenever, so that it is given once. The task of the other
 * side differs in the last bit.
 */
export function numberTaskId(person: string, other: string): string {
  const pair = [person, other].sort();
  const hex = createHash('sha256')
    .update(`same-number ${pair.join(' ')}`)
    .digest('hex');
  const last = (Number.parseInt(hex.slice(31, 32), 16) & 14) | (person === pair[0] ? 0 : 1);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 31)}${last.toString(16)}`;
}

export interface News {
  readonly changes: readonly Change[];
  /** Stamps the changes have to come after. */
  readonly after: readonly string[];
}

/** What the server has to write so that both sides of every pair know of it, and of those that are none any more that they are settled. */
export function newsOfDoubles({ holders, tasks }: Doubles, now: Date): News {
  const given = new Map(tasks.map((task) => [task.id, task]));
  const fresh = new Map<string, Change>();
  const group = new Map<string, string>();
  for (const [key, members] of grouped(holders)) {
    for (const member of members) group.set(member.id, key);
    if (members.length > mostHolders) continue;
    for (const [person, other] of pairsOf(members)) {
      const id = numberTaskId(person.id, other.id);
      if (!given.has(id)) fresh.set(id, askAbout(id, person, other));
    }
  }
  const isPair = ({ person, other }: NumberTask) => group.has(person) && group.get(person) === group.get(other);
  const turned = tasks.flatMap((task): Change[] => {
    const { id, area, isDone, isDoneByServer } = task;
    if (isPair(task)) return isDone && isDoneByServer ? [{ kind: 'task', id, area, set: { doneAt: null } }] : [];
    return isDone ? [] : [{ kind: 'task', id, area, set: { doneAt: now.toISOString() } }];
  });
  return { changes: [...fresh.values(), ...turned], after: tasks.map(({ latest }) => latest) };
}

function grouped(holders: readonly Holder[]): ReadonlyMap<string, readonly Holder[]> {
  const groups = new Map<string, Holder[]>();
  for (const holder of holders) {
    if (!isUuid(holder.id)) continue;
    const key = `${holder.commune} ${holder.number}`;
    const members = groups.get(key);
    if (members) members.push(holder);
    else groups.set(key, [holder]);
  }
  return groups;
}

/** Both ways, and only where one of the two was asked about. */
function pairsOf(members: readonly Holder[]): readonly (readonly [Holder, Holder])[] {
  return members.flatMap((person) =>
    members.filter((other) => other !== person && (person.asked || other.asked)).map((other) => [person, other] as const),
  );
}

function askAbout(id: string, person: Holder, other: Holder): Change {
  const household = person.household !== null && isUuid(person.household) ? { household: person.household } : {};
  return { kind: 'task', id, area: person.area, set: { ...household, person: person.id, what: whatToAsk(other.areaName) } };
}
