import type { Named } from '#background/device-api.ts';
import type { Task } from '#domain/entities.ts';
import { isOpenTask } from '#domain/follow-ups.ts';
import { session } from '#ui/device.ts';
import { Button } from '#ui/parts/button.tsx';
import { Badge } from '#ui/parts/signals.tsx';
import { Card, Section } from '#ui/parts/surfaces.tsx';
import { formats, words } from '#ui/text/words.ts';
import { saveAndSay } from './save-and-say.ts';
import { todayOn } from './today-on.ts';

/** What a coordinator or lead asked for here and is not done yet. */
export function HomeTasks({ tasks }: { readonly tasks: readonly Named<Task>[] }) {
  const others = ({ assignee }: Task) => Boolean(assignee && assignee !== session.value?.member.id);
  const open = tasks.filter(isOpenTask).sort((a, b) => Number(others(a)) - Number(others(b)));
  if (open.length === 0) return null;
  return (
    <Section title={words().home.tasks}>
      {open.map((task) => (
        <TaskCard key={task.id} task={task} ofOther={others(task)} />
      ))}
    </Section>
  );
}

function TaskCard({ task, ofOther }: { readonly task: Named<Task>; readonly ofOther: boolean }) {
  const { home } = words();
  const on = todayOn();
  const tickOff = () => {
    const record = { kind: 'task', id: task.id, area: task.area };
    const doneAt = new Date().toISOString();
    void saveAndSay([{ ...record, set: { doneAt } }], home.taskDoneToast, [{ ...record, set: { doneAt: null } }]);
  };
  return (
    <Card>
      <p class={ofOther ? undefined : 'strong'}>{task.what}</p>
      {ofOther && <p class="soft">{home.taskOfOther}</p>}
      <div class="line-apart">
        {task.dueOn ? (
          <Badge tone={task.dueOn < on ? 'stop' : 'wait'} icon="calendar">
            {home.taskDue(formats().day(task.dueOn, on))}
          </Badge>
        ) : (
          <span />
        )}
        <Button icon="done" onPress={tickOff}>
          {home.taskDone}
        </Button>
      </div>
    </Card>
  );
}
