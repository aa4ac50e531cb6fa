import type { ReviewDecided, ReviewRow } from '#protocol/desk-review.ts';
import { showToast } from '#ui/parts/toasts.tsx';
import { formats } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { type DeskFailure, deskPost } from '../desk-client.ts';
import type { GiveBackWords } from './give-back-dialog.tsx';
import { reviewWords } from './review-words.ts';

export interface Deciding {
  readonly busy: boolean;
  readonly failure: DeskFailure | undefined;
  /** Records that somebody changed meanwhile: nothing was decided about them. */
  readonly changed: number;
  readonly approve: (rows: readonly ReviewRow[]) => Promise<void>;
  /** Its failure belongs to the dialog in which the words were typed. */
  readonly giveBack: (rows: readonly ReviewRow[], said: GiveBackWords) => Promise<DeskFailure | undefined>;
}

/** Records decided on in one request. */
const atOnce = 200;

/** Decides, and says what came of it; `onDecided` gets what was sent. */
export function useDeciding(onDecided: (rows: readonly ReviewRow[]) => void): Deciding {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<DeskFailure>();
  const [changed, setChanged] = useState(0);
  const decide = async (
    rows: readonly ReviewRow[],
    decision: object,
    said: (count: string) => string,
  ): Promise<DeskFailure | undefined> => {
    setBusy(true);
    setFailure(undefined);
    const items = rows.slice(0, atOnce).map(({ kind, id, version }) => ({ kind, id, version }));
    const answer = await deskPost<ReviewDecided>('review/decide', { ...decision, items });
    setBusy(false);
    if (!answer.ok) return answer.failure;
    setChanged(answer.value.changed.length);
    if (answer.value.done > 0) showToast({ words: said(formats().number(answer.value.done)) });
    onDecided(rows);
    return undefined;
  };
  return {
    busy,
    failure,
    changed,
    async approve(rows) {
      setFailure(await decide(rows, { decision: 'approve' }, reviewWords().approved));
    },
    giveBack: (rows, said) => decide(rows, { decision: 'return', ...said }, reviewWords().givenBack),
  };
}
