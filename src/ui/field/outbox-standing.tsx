import type { Outbox } from '#background/device-api.ts';
import { device, sending } from '#ui/device.ts';
import { failureWords } from '#ui/failure-words.ts';
import { Button } from '#ui/parts/button.tsx';
import { Badge, Notice, ProgressBar } from '#ui/parts/signals.tsx';
import { Card } from '#ui/parts/surfaces.tsx';
import { showToast } from '#ui/parts/toasts.tsx';
import { formats, words } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';

/** What the server has confirmed, never a guess; and what happens next. */
export function OutboxStanding({ value }: { readonly value: Outbox }) {
  const { outbox } = words();
  const number = (count: number) => formats().number(count);
  const { authored, received, waiting, refused, confirmedAt } = value;
  const all = authored > 0 && received === authored;
  return (
    <Card>
      <ProgressBar
        label={all ? outbox.receivedAll(number(authored)) : outbox.received(number(received), number(authored))}
        value={received}
        most={authored}
      />
      <p class="small soft">{confirmedAt ? outbox.confirmedAt(formats().dateTime(confirmedAt)) : outbox.neverConfirmed}</p>
      <div class="line">
        {waiting > 0 && <Badge tone="wait">{outbox.waiting(number(waiting))}</Badge>}
        {refused > 0 && <Badge tone="stop">{outbox.refused(number(refused))}</Badge>}
      </div>
      <SendNow value={value} />
    </Card>
  );
}

function SendNow({ value }: { readonly value: Outbox }) {
  const { outbox } = words();
  const [asked, setAsked] = useState(false);
  const now = sending.value.kind === 'sending' || value.sending.kind === 'idle' ? sending.value : value.sending;
  const under = now.kind === 'sending' || asked;
  const next = value.sending.kind === 'idle' ? value.sending : undefined;
  const send = async () => {
    setAsked(true);
    const answer = await device().sendNow();
    setAsked(false);
    const number = (count: number) => formats().number(count);
    showToast({
      words: answer.ok ? outbox.sent(number(answer.value.received), number(answer.value.authored)) : failureWords(answer.failure),
    });
  };
  return (
    <>
      {next?.lastFailure && !under && <Notice kind="info" icon="offline" title={failureWords({ kind: next.lastFailure })} />}
      <Button look="main" size="big" wide icon="send" busy={under} onPress={() => void send()}>
        {under ? outbox.sending : outbox.sendNow}
      </Button>
      <p class="small soft" role="status">
        {now.kind === 'sending' ? outbox.sendingPulled(formats().number(now.pulled)) : nextWords(next?.nextTryAt)}
      </p>
    </>
  );
}

function nextWords(nextTryAt: number | undefined): string {
  const { outbox } = words();
  return nextTryAt === undefined ? outbox.idle : outbox.nextTry(formats().time(new Date(nextTryAt).toISOString()));
}
