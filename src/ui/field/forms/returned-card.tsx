import type { Review } from '#domain/entities.ts';
import { reviewId } from '#domain/ids.ts';
import type { Change } from '#domain/mutation.ts';
import { Notice } from '#ui/parts/signals.tsx';
import { TextField } from '#ui/parts/text-fields.tsx';
import { showToast } from '#ui/parts/toasts.tsx';
import { formsWords } from '#ui/text/forms-words.ts';
import type { FormDraft } from './form-draft.ts';

/** The words back to the coordinator are an answer of the form like any other, kept in its draft. */
export type ReplyAnswer = { readonly reply: string };

interface ReturnedCardProps {
  readonly review: Review | undefined;
  readonly draft: Pick<FormDraft<ReplyAnswer>, 'answers' | 'change'>;
}

/** Above the fields of a record that was returned: what the coordinator asks, and room to answer. */
export function ReturnedCard({ review, draft }: ReturnedCardProps) {
  if (review?.state !== 'returned') return null;
  const { returned } = formsWords();
  return (
    <Notice kind="warning" icon="returned" title={returned.title}>
      {review.comment && <p class="quote">{review.comment}</p>}
      <p>{returned.more}</p>
      <TextField
        label={returned.reply}
        optional
        lines={2}
        longest={4000}
        value={draft.answers.reply}
        onValue={(reply) => draft.change({ reply })}
      />
    </Notice>
  );
}

/** Saving the form answers the coordinator, whether something was changed or found right as it was. */
export function mendedChanges(
  kind: 'household' | 'person' | 'visit',
  { id, area }: { readonly id: string; readonly area: string },
  review: Review | undefined,
  { reply }: ReplyAnswer,
): readonly Change[] {
  if (review?.state !== 'returned') return [];
  return [{ kind: 'review', id: reviewId(kind, id), area, set: { state: 'mended', answer: reply.normalize('NFC').trim() || null } }];
}

export function sayMended(review: Review | undefined, otherwise: string): void {
  showToast({ words: review?.state === 'returned' ? formsWords().returned.saved : otherwise });
}
