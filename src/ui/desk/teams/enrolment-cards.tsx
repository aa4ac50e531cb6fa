import type { MemberRow, NewEnrolmentCode } from '#protocol/desk-answers.ts';
import { Button } from '#ui/parts/button.tsx';
import { Choice } from '#ui/parts/choices.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { formats } from '#ui/text/words.ts';
import { useEffect, useState } from 'preact/hooks';
import { type DeskFailure, deskFailureWords, deskPost } from '../desk-client.ts';
import { DeskHead } from '../desk-frame.tsx';
import { QrPicture } from '../qr-picture.tsx';
import { deskWords } from '../desk-words.ts';
import { teamsWords } from './teams-words.ts';
import '../styles/desk-teams.css';

/** How long a printed card can be used: it has to be carried to its village. Hours. */
const cardHours = 7 * 24;

interface EnrolmentCardsProps {
  readonly members: readonly MemberRow[];
  readonly onClose: () => void;
}

/** A card for each member, four or eight on a sheet. The codes exist on this page only. */
export function EnrolmentCards({ members, onClose }: EnrolmentCardsProps) {
  const { cards: words } = teamsWords();
  const { cards, failure } = useCodes(members);
  const [onSheet, setOnSheet] = useState<'4' | '8'>('8');
  return (
    <>
      <DeskHead
        title={words.title}
        under={words.more}
        aside={
          <>
            <Button onPress={onClose}>{words.back}</Button>
            <Button look="main" disabled={cards.length === 0} onPress={() => print()}>
              {words.printNow}
            </Button>
          </>
        }
      />
      <div class="desk-cards-choice">
        <Choice
          label={words.layout}
          options={[
            { value: '8', title: words.eight },
            { value: '4', title: words.four },
          ]}
          value={onSheet}
          onValue={setOnSheet}
        />
      </div>
      {failure && <Notice kind="error" title={deskFailureWords(failure)} />}
      {cards.length < members.length && !failure && <p role="status">{words.making}</p>}
      <ul class="desk-cards" data-on-sheet={onSheet}>
        {cards.map((card) => (
          <Card key={card.code} card={card} />
        ))}
      </ul>
    </>
  );
}

/** One after the other: each is a row the server writes, and a page of them is made in a second. */
function useCodes(members: readonly MemberRow[]) {
  const [cards, setCards] = useState<readonly NewEnrolmentCode[]>([]);
  const [failure, setFailure] = useState<DeskFailure>();
  useEffect(() => {
    let left = false;
    const make = async () => {
      for (const { id } of members) {
        if (left) return;
        const answer = await deskPost<NewEnrolmentCode>('enrolment-codes', { member: id, hours: cardHours });
        if (!answer.ok) return setFailure(answer.failure);
        setCards((before) => [...before, answer.value]);
      }
    };
    void make();
    return () => {
      left = true;
    };
  }, []);
  return { cards, failure };
}

function Card({ card }: { readonly card: NewEnrolmentCode }) {
  const { cards: words } = teamsWords();
  const { members } = deskWords();
  return (
    <li class="desk-card">
      <QrPicture text={card.link} label={members.codeQr} />
      <div class="desk-card-words">
        <p class="small">Từng Ngõ</p>
        <p class="strong">{card.memberName}</p>
        <p class="desk-card-code">{card.code}</p>
        <p class="small">{card.link.split('#')[0]}</p>
        <p class="small strong">{words.until(`${formats().time(card.expiresAt)} ${formats().date(card.expiresAt)}`)}</p>
      </div>
      <ol class="desk-card-steps">
        {words.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p class="desk-card-keep">{words.keep}</p>
    </li>
  );
}
