import { formatBirth } from '#domain/birth.ts';
import type { ForgettingShown, RequestShown } from '#protocol/rights-answers.ts';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Badge } from '#ui/parts/signals.tsx';
import { Card } from '#ui/parts/surfaces.tsx';
import { formats } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { CopyDialog } from './copy-dialog.tsx';
import { EraseDialog } from './erase-dialog.tsx';
import { offerLetter } from './letter-file.ts';
import { at, requestCode, requestLetter } from './request-letters.ts';
import { rightsWords } from './rights-words.ts';
import { ActDialog, BecauseDialog, CheckDialog } from './settle-dialogs.tsx';
import { useDoing } from './use-doing.ts';

interface CardProps {
  readonly request: RequestShown;
  readonly backupDays: number;
  readonly onChanged: () => void;
}

/** One request: who wants what, by when, and what can be done now. */
export function RequestCard({ request, backupDays, onChanged }: CardProps) {
  const words = rightsWords();
  const isOpen = request.state === 'received' || request.state === 'answered';
  const name = request.person ? request.person.name : words.erased;
  return (
    <Card>
      <article class="stack-tight" aria-label={`${words.kind[request.kind]}: ${name}`}>
        <div class="section-head">
          <h3>
            {words.kind[request.kind]}: {name}
          </h3>
          <StateBadge request={request} />
        </div>
        <p class="small soft">{whoAndWhen(request)}</p>
        {request.words && <p>“{request.words}”</p>}
        {isOpen ? <Due request={request} /> : <Outcome request={request} />}
        {request.forgetting && <Forgetting forgetting={request.forgetting} />}
        <div class="line">
          {isOpen && <Steps request={request} backupDays={backupDays} onChanged={onChanged} />}
          {request.person && (
            <LinkButton icon="person" href={`/desk/people/${request.person.id}`}>
              {words.toPerson}
            </LinkButton>
          )}
          <Button onPress={() => void offerLetter(requestLetter(request, backupDays), `yeu-cau-${requestCode(request.id)}`)}>
            {isOpen ? words.receipt : words.receiptDone}
          </Button>
        </div>
      </article>
    </Card>
  );
}

function whoAndWhen(request: RequestShown): string {
  const words = rightsWords();
  return [
    request.person?.birth && words.born(formatBirth(request.person.birth)),
    request.areaName,
    [words.askedBy[request.askedBy], request.asker].filter(Boolean).join(': '),
    words.checked[request.checked],
    words.received(at(request.receivedAt), request.receivedBy),
    request.atTheDoor && words.atTheDoor,
    requestCode(request.id),
  ]
    .filter(Boolean)
    .join(' · ');
}

function StateBadge({ request: { state, overdue } }: { readonly request: RequestShown }) {
  const words = rightsWords();
  if (overdue) return <Badge tone="stop">{words.overdue[overdue]}</Badge>;
  return <Badge tone={state === 'done' ? 'done' : state === 'refused' ? 'stop' : 'wait'}>{words.state[state]}</Badge>;
}

function Due({ request }: { readonly request: RequestShown }) {
  const words = rightsWords();
  const day = (iso: string) => formats().date(iso);
  return (
    <p>
      {request.state === 'received' && <>{words.answerBy(day(request.answerBy))} · </>}
      {words.actBy(day(request.actBy))}
      {request.extendedBecause && <> · {words.extended(request.extendedBecause)}</>}
      {request.thirdParties && <> · {words.thirdParties}</>}
    </p>
  );
}

function Outcome({ request }: { readonly request: RequestShown }) {
  const words = rightsWords();
  return (
    <p>
      {request.settledAt && words.settledOn(at(request.settledAt), request.settledBy ?? '–')}
      {request.refusedBecause && <> · {words.refusedBecause(request.refusedBecause)}</>}
    </p>
  );
}

const mostNamed = 5;

/** "41 of 44 tablets have forgotten": what each tablet has told, not what was sent to it. */
export function Forgetting({ forgetting }: { readonly forgetting: ForgettingShown }) {
  const words = rightsWords();
  const number = (count: number) => formats().number(count);
  const { forgotten, tablets, silent, waiting } = forgetting;
  const all = forgotten === tablets;
  const named = waiting.slice(0, mostNamed).map(({ name, memberName }) => `${name} (${memberName})`);
  return (
    <div class="stack-tight">
      <p>
        <Badge tone={all ? 'done' : 'wait'} icon="tablet">
          {tablets === 0
            ? words.noTablets
            : all
              ? words.allForgotten(number(tablets))
              : words.forgotten(number(forgotten), number(tablets))}
        </Badge>
      </p>
      {waiting.length > 0 && <p class="small soft">{words.waitingFor(named.join(', ') + (waiting.length > mostNamed ? ' …' : ''))}</p>}
      {silent > 0 && <p class="small soft">{words.silent(number(silent))}</p>}
    </div>
  );
}

type Step = 'check' | 'extend' | 'refuse' | 'act';

function Steps({ request, backupDays, onChanged }: CardProps) {
  const words = rightsWords();
  const [step, setStep] = useState<Step>();
  const answering = useDoing(onChanged);
  const close = () => {
    setStep(undefined);
    onChanged();
  };
  const unchecked = request.checked === 'not-yet';
  return (
    <>
      {request.person && (
        <Button look={unchecked ? 'plain' : 'main'} disabled={unchecked} onPress={() => setStep('act')}>
          {words.doAct[request.kind]}
        </Button>
      )}
      <Button look={unchecked ? 'main' : 'plain'} onPress={() => setStep('check')}>
        {words.doCheck}
      </Button>
      {request.state === 'received' && (
        <Button busy={answering.busy} onPress={() => void answering.post(`rights/${request.id}/change`, { do: 'answer' }, words.changed)}>
          {words.doAnswer}
        </Button>
      )}
      {request.extendedBecause === undefined && <Button onPress={() => setStep('extend')}>{words.doExtend}</Button>}
      <Button onPress={() => setStep('refuse')}>{words.doRefuse}</Button>
      {step === 'check' && <CheckDialog request={request} onClose={close} />}
      {(step === 'extend' || step === 'refuse') && <BecauseDialog request={request} what={step} onClose={close} />}
      {step === 'act' && <Acting request={request} backupDays={backupDays} onClose={close} />}
    </>
  );
}

function Acting({
  request,
  backupDays,
  onClose,
}: {
  readonly request: RequestShown;
  readonly backupDays: number;
  readonly onClose: () => void;
}) {
  if (request.kind === 'erase') return <EraseDialog request={request} backupDays={backupDays} onClose={onClose} />;
  if (request.kind === 'see' || request.kind === 'copy') return <CopyDialog request={request} onClose={onClose} />;
  return <ActDialog request={request} onClose={onClose} />;
}
