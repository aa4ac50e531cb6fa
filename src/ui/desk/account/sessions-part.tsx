import type { OwnSession } from '#protocol/account-answers.ts';
import { Button } from '#ui/parts/button.tsx';
import { Badge, Notice } from '#ui/parts/signals.tsx';
import { Card, Section } from '#ui/parts/surfaces.tsx';
import { showToast } from '#ui/parts/toasts.tsx';
import { formats } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { type DeskFailure, deskFailureWords, deskPost } from '../desk-client.ts';
import type { PartProps } from './account-screen.tsx';
import { accountWords } from './account-words.ts';

/** Where one is signed in, each place to be signed out by itself or all others at once. */
export function SessionsPart({ account, onChanged }: PartProps) {
  const { sessions: text } = accountWords();
  const [failure, setFailure] = useState<DeskFailure>();
  const end = async (id: string | undefined) => {
    const answer = await deskPost<{ readonly ended: number }>('me/sessions/end', { id });
    setFailure(answer.ok ? undefined : answer.failure);
    if (answer.ok) showToast({ words: id === undefined ? text.endedOthers(formats().number(answer.value.ended)) : text.ended });
    onChanged();
  };
  return (
    <Section title={text.title}>
      <Card>
        <ul class="desk-own-list">
          {account.sessions.map((one) => (
            <SessionLine key={one.id} session={one} onEnd={() => void end(one.id)} />
          ))}
        </ul>
        {failure && <Notice kind="error" title={deskFailureWords(failure)} />}
        {account.sessions.length > 1 && (
          <div class="line">
            <Button look="danger" icon="lock" onPress={() => void end(undefined)}>
              {text.endOthers}
            </Button>
          </div>
        )}
      </Card>
    </Section>
  );
}

function SessionLine({ session, onEnd }: { readonly session: OwnSession; readonly onEnd: () => void }) {
  const { sessions: text } = accountWords();
  const { dateTime } = formats();
  const agent = session.agent || text.unknown;
  return (
    <li>
      <span>
        <strong>{agent}</strong> {session.here && <Badge tone="done">{text.here}</Badge>}
        <span class="desk-more small soft">
          {text.how[session.how]}, {text.since(dateTime(session.createdAt))} · {text.seen(dateTime(session.seenAt))}
        </span>
      </span>
      {!session.here && (
        <button class="button" type="button" data-look="quiet" aria-label={text.endOf(agent)} onClick={onEnd}>
          {text.end}
        </button>
      )}
    </li>
  );
}
