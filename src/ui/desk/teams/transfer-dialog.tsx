import type { MemberRow, NewEnrolmentCode, TabletRow } from '#protocol/desk-answers.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/overlays.tsx';
import { SelectField } from '#ui/parts/select-field.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { formats, words } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { type DeskFailure, deskFailureWords, deskPost } from '../desk-client.ts';
import { useDesk } from '../desk-state.ts';
import { deskWords } from '../desk-words.ts';
import { QrPicture } from '../qr-picture.tsx';
import { teamsWords } from './teams-words.ts';

interface TransferDialogProps {
  readonly tablet: TabletRow;
  readonly node: string;
  readonly onClose: () => void;
}

/** The tablet goes to another member: what becomes of unsent work is said before, then the code for the new one is shown. */
export function TransferDialog({ tablet, node, onClose }: TransferDialogProps) {
  const { tablets } = teamsWords();
  const people = useDesk<readonly MemberRow[]>(`members?node=${encodeURIComponent(node)}`);
  const others = (people.value ?? []).filter(({ id, suspendedAt }) => id !== tablet.member && suspendedAt === undefined);
  const [to, setTo] = useState('');
  const [card, setCard] = useState<NewEnrolmentCode>();
  const [failure, setFailure] = useState<DeskFailure>();
  const member = to || (others[0]?.id ?? '');
  const waiting = tablet.authored - tablet.receivedCount;
  const make = async () => {
    const answer = await deskPost<NewEnrolmentCode>(`tablets/${tablet.id}/transfer`, { member });
    if (answer.ok) setCard(answer.value);
    else setFailure(answer.failure);
  };
  return (
    <Dialog title={tablets.transferTitle(tablet.name)} onClose={onClose}>
      {card ? (
        <TransferCard card={card} />
      ) : (
        <>
          <Notice
            kind={waiting > 0 ? 'warning' : 'done'}
            title={waiting > 0 ? tablets.transferUnsent(formats().number(waiting)) : tablets.transferAllSent}
          />
          {people.value && others.length === 0 && <p>{tablets.nobodyElse}</p>}
          {others.length > 0 && (
            <SelectField
              label={tablets.transferTo}
              value={member}
              onValue={setTo}
              options={others.map(({ id, name }) => ({ value: id, title: name }))}
            />
          )}
        </>
      )}
      {failure && <Notice kind="error" title={deskFailureWords(failure)} />}
      <div class="button-bar">
        <Button onPress={onClose}>{card ? words().parts.done : words().parts.cancel}</Button>
        {!card && (
          <Button look="main" icon="tablet" disabled={member === ''} onPress={() => void make()}>
            {tablets.transferMake}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

function TransferCard({ card }: { readonly card: NewEnrolmentCode }) {
  const { tablets } = teamsWords();
  const { members } = deskWords();
  return (
    <div class="desk-code-card">
      <ol class="desk-steps">
        {tablets.transferSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p class="strong">{members.codeFor(card.memberName)}</p>
      <QrPicture text={card.link} label={members.codeQr} />
      <p class="desk-code">{card.code}</p>
      <p class="small">{members.codeUntil(`${formats().time(card.expiresAt)} ${formats().date(card.expiresAt)}`)}</p>
    </div>
  );
}
