import { isFinalMilestone } from '#guides/final-milestones.ts';
import { foldMutations, isRemoved, type MergedRecord } from '#domain/merge.ts';
import type { Fields } from '#domain/mutation.ts';
import type { FieldServer } from '../../server/field-server.ts';

/**
 * The figures of every area, counted from the log in the plainest way: one loop for each sentence of what a figure means. It shares nothing with what it
 * is compared with. `before`: Unix milliseconds; only what was written earlier counts.
 */
export async function plainRecount(
  { database }: FieldServer,
  before = Number.MAX_SAFE_INTEGER,
): Promise<Record<string, Record<string, number>>> {
  const log = await database.db.selectFrom('mutations').selectAll().execute();
  const rows = await database.db.selectFrom('records').selectAll().execute();
  const counts: Record<string, Record<string, number>> = {};
  const add = (area: string, key: string) => {
    const own = (counts[area] ??= {});
    own[key] = (own[key] ?? 0) + 1;
  };
  const then = rows.flatMap(({ kind, id, area, fields: now }) => {
    const own = log.filter((row) => row.kind === kind && row.id === id && Number(row.at.slice(0, 13)) < before);
    const folded = foldMutations(undefined, own);
    return folded ? [{ kind, id, area, fields: folded.fields, now }] : [];
  });
  const isReturned = (kind: string, id: string) =>
    then.some((review) => review.kind === 'review' && review.id === `${kind}/${id}` && review.fields['state'] === 'returned');

  for (const home of then) {
    if (home.kind !== 'household' || isRemoved(home.fields)) continue;
    const own = then.filter((visit) => visit.kind === 'visit' && visit.now['household'] === home.id);
    const standing = own.filter((visit) => !isRemoved(visit.fields));
    add(home.area, 'home');
    if (!isReturned('household', home.id)) add(home.area, 'home verified');
    add(home.area, standing.length > 0 ? 'visited' : 'unvisited');
    if (standing.some((visit) => visit.fields['outcome'] === 'met')) add(home.area, 'met');
    const sound = standing.filter((visit) => visit.fields['outcome'] === 'met' && !isReturned('visit', visit.id));
    if (sound.length > 0 && !isReturned('household', home.id)) add(home.area, 'met verified');
    const timed = standing.filter((visit) => typeof visit.fields['at'] === 'string');
    const [last] = timed.toSorted((a, b) => Date.parse(text(b.fields['at'])) - Date.parse(text(a.fields['at'])));
    const alsoLast = timed.filter((visit) => visit.fields['at'] === last?.fields['at']);
    if (alsoLast.length === 1 && last?.fields['outcome'] === 'refused') add(home.area, 'refused');
    if (alsoLast.length > 1) add(home.area, 'refused unsure');
    const open = then.filter(
      ({ kind, fields, now }) => kind === 'task' && now['household'] === home.id && !now['person'] && !fields['doneAt'],
    );
    for (const date of new Set(open.map(({ fields }) => fields['dueOn'] ?? '-'))) add(home.area, `due/task/${text(date)}`);
    countProgress(home, '-');
  }
  for (const person of then) {
    if (person.kind !== 'person' || isRemoved(person.fields)) continue;
    const agreed = then.some(({ kind, fields, now }) => kind === 'consent' && now['person'] === person.id && isAgreed(fields));
    if (!agreed) add(person.area, 'unconsented');
    const open = then.filter(({ kind, fields, now }) => kind === 'task' && now['person'] === person.id && !fields['doneAt']);
    for (const date of new Set(open.map(({ fields }) => fields['dueOn'] ?? '-'))) add(person.area, `due/task/${text(date)}`);
    if (hasWithdrawn(person.id)) {
      countAppointments(person);
      continue;
    }
    add(person.area, 'person');
    if (!isReturned('person', person.id)) add(person.area, 'person verified');
    const year = typeof person.fields['birth'] === 'string' ? person.fields['birth'].slice(0, 4) : '-';
    add(person.area, `born/${year}/${text(person.fields['sex'] ?? 'unknown')}`);
    countProgress(person, year);
  }
  return counts;

  function countProgress(subject: Pick<MergedRecord, 'kind' | 'id' | 'area'>, year: string): void {
    for (const { kind, id, fields } of then) {
      if (kind !== 'progress' || !id.startsWith(`${subject.id}/`)) continue;
      const guide = id.slice(subject.id.length + 1);
      const named = encodeURIComponent(guide);
      const { milestone, obstacle, step } = fields;
      const sound = !isReturned(subject.kind, subject.id) && !isReturned('progress', id);
      if (milestone) add(subject.area, `milestone/${named}/${encodeURIComponent(text(milestone))}`);
      if (milestone && sound) add(subject.area, `milestone/${named}/${encodeURIComponent(text(milestone))} verified`);
      if (obstacle) add(subject.area, `obstacle/${named}/${text(step ?? '-')}/${text(obstacle)}/${year}`);
      if (fields['independent'] === true) add(subject.area, `independent/${named}`);
      if (fields['declined'] === true) add(subject.area, `declined/${named}`);
    }
    countAppointments(subject);
  }

  function countAppointments(subject: Pick<MergedRecord, 'id' | 'area'>): void {
    const dates = new Set<string>();
    for (const { kind, id, fields } of then) {
      if (kind !== 'progress' || !id.startsWith(`${subject.id}/`)) continue;
      const guide = id.slice(subject.id.length + 1);
      const { milestone, appointmentOn } = fields;
      if (appointmentOn && fields['declined'] !== true && !isFinalMilestone(guide, milestone as string)) dates.add(text(appointmentOn));
    }
    for (const date of dates) add(subject.area, `due/appointment/${date}`);
  }

  /** Agreed to being counted, and to none of it any more. */
  function hasWithdrawn(person: string): boolean {
    const own = then.filter(({ kind, now }) => kind === 'consent' && now['person'] === person).map(({ fields }) => fields);
    const agreed = own.filter(({ purposes }) => !purposes || (Array.isArray(purposes) && purposes.includes('reporting')));
    const ended = agreed.filter((fields) => fields['withdrawnAt'] || fields['reportingWithdrawnAt']);
    return agreed.length > 0 && ended.length === agreed.length;
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isAgreed({ purposes, givenAt, withdrawnAt }: Fields): boolean {
  return Array.isArray(purposes) && purposes.includes('registration') && Boolean(givenAt) && !withdrawnAt;
}
