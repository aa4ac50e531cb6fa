import type { Progress } from '#domain/entities.ts';
import { isFinished } from '#guides/progress-rules.ts';
import { Badge } from '#ui/parts/signals.tsx';
import { formats, words } from '#ui/text/words.ts';
import { guides } from './guides-loaded.ts';
import { todayOn } from './today-on.ts';

/** How far one person is with all guides, at a glance. */
export function ProgressBadges({ progress }: { readonly progress: Readonly<Record<string, Progress>> }) {
  const { home } = words();
  const known = guides();
  const all = Object.values(progress);
  const number = (value: number) => formats().number(value);
  const finished = known.filter((guide) => isFinished(guide, progress[guide.id])).length;
  const appointment = all
    .map((one) => one.appointmentOn)
    .filter((day): day is string => Boolean(day))
    .sort()[0];
  const stuck = all.some((one) => one.obstacle && !one.declined);
  return (
    <>
      {finished > 0 && <Badge tone="done">{home.reached(number(finished), number(known.length))}</Badge>}
      {stuck && (
        <Badge tone="stop" icon="stopped">
          {home.stuck}
        </Badge>
      )}
      {appointment && (
        <Badge tone="wait" icon="calendar">
          {home.appointment(formats().day(appointment, todayOn()))}
        </Badge>
      )}
      {finished === 0 && !stuck && !appointment && all.length > 0 && (
        <Badge tone="note" icon="guide">
          {home.underway}
        </Badge>
      )}
    </>
  );
}
