import { formatBirth } from '#domain/birth.ts';
import type { ReviewDetail, ReviewRow } from '#protocol/desk-review.ts';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { formats } from '#ui/text/words.ts';
import { RecordFacts } from '../record-facts.tsx';
import { textField } from '../record-words.ts';
import { Evidence } from './comparison.tsx';
import { sentencesOf, titleOf } from './problem-sentences.ts';
import { ProblemBadges } from './queue-list.tsx';
import { ReviewNotes } from './review-notes.tsx';
import { ReviewThread } from './review-thread.tsx';
import { reviewWords } from './review-words.ts';

const order: Readonly<Record<string, readonly string[]>> = {
  person: ['name', 'birth', 'sex', 'personalId', 'phone', 'device', 'relation', 'note'],
  household: ['head', 'address', 'phone', 'size', 'internet', 'location', 'note'],
  visit: ['at', 'outcome', 'minutes', 'present', 'returnOn', 'note'],
};

interface ItemProps {
  readonly item: string;
  readonly detail: ReviewDetail;
  readonly onApprove: () => void;
  readonly onGiveBack: () => void;
  readonly onRead: () => void;
}

/** A record beside what is suspicious about it, what was said about it, and the two ways to decide. */
export function ReviewItem({ item, detail, onApprove, onGiveBack, onRead }: ItemProps) {
  const { settled, settledMore, record: recordName, masked } = reviewWords();
  const { row, record } = detail;
  return (
    <article class="stack" aria-labelledby="desk-review-title">
      <ItemHead detail={detail} />
      {row ? (
        <Why row={row} detail={detail} onApprove={onApprove} onGiveBack={onGiveBack} />
      ) : (
        <Notice kind="done" title={settled}>
          <p>{settledMore}</p>
        </Notice>
      )}
      <div class="desk-review-sides">
        <div class="stack">
          <Evidence detail={detail} />
          <section class="stack-tight">
            <h3>{recordName}</h3>
            <RecordFacts record={record} order={order[record.kind] ?? []} without={['removed', 'household', 'person']} />
            {textField(record.fields, 'personalId') && <p class="small soft">{masked}</p>}
          </section>
        </div>
        <div class="stack">
          <ReviewThread thread={detail.thread} />
          <ReviewNotes key={item} item={item} notes={detail.notes} onWritten={onRead} />
        </div>
      </div>
    </article>
  );
}

function ItemHead({ detail: { row, record, household, path } }: { readonly detail: ReviewDetail }) {
  const words = reviewWords();
  const head = household && textField(household.fields, 'head');
  const title = row ? titleOf(row) : (textField(record.fields, 'name') ?? textField(record.fields, 'head') ?? head ?? words.noName);
  const birth = textField(record.fields, 'birth');
  const under = [record.kind === 'person' && birth && formatBirth(birth), record.kind === 'person' && head, path.at(-1)?.name];
  const home = record.kind === 'household' ? record.id : household?.id;
  return (
    <header class="stack-tight">
      <h2 id="desk-review-title">{title}</h2>
      <span class="soft">{under.filter(Boolean).join(' · ')}</span>
      {row?.author && <span class="small soft">{words.writtenBy(row.author.name)}</span>}
      <div class="line">
        {record.kind === 'person' && (
          <LinkButton icon="person" href={`/desk/people/${record.id}`}>
            {words.openRecord}
          </LinkButton>
        )}
        {home && (
          <LinkButton icon="homes" href={`/desk/households/${home}`}>
            {words.openHome}
          </LinkButton>
        )}
      </div>
    </header>
  );
}

interface WhyProps extends Pick<ItemProps, 'detail' | 'onApprove' | 'onGiveBack'> {
  readonly row: ReviewRow;
}

function Why({ row, detail, onApprove, onGiveBack }: WhyProps) {
  const words = reviewWords();
  const sentences = row.problems.flatMap((problem) => sentencesOf(problem, detail.record.fields));
  return (
    <section class="card" aria-label={words.why}>
      <h3>{words.why}</h3>
      <ProblemBadges row={row} />
      <ul class="desk-review-why">
        {row.state === 'returned' && <li>{words.because.awaiting}</li>}
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {row.answer && <p class="quote">{row.answer}</p>}
      <p class="small soft">{words.since(formats().dateTime(row.since))}</p>
      <div class="button-bar">
        <Button look="main" icon="done" onPress={onApprove}>
          {words.approve}
        </Button>
        <Button icon="returned" onPress={onGiveBack}>
          {words.giveBack}
        </Button>
      </div>
    </section>
  );
}
