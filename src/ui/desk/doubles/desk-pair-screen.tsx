import type { DoubleDetail, DoublesKind, Merged } from '#protocol/doubles-answers.ts';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Choice } from '#ui/parts/choices.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { showToast } from '#ui/parts/toasts.tsx';
import { formats } from '#ui/text/words.ts';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { type DeskFailure, deskFailureWords, deskPost } from '../desk-client.ts';
import { DeskHead } from '../desk-frame.tsx';
import { currentNode, useDesk } from '../desk-state.ts';
import { ScreenRead } from '../screen-read.tsx';
import { nameOf } from './desk-doubles-screen.tsx';
import { doublesWords } from './doubles-words.ts';
import { keepFirst, mergeRequest, type PairChoices, type PairRow, pairRows, type PairSide } from './pair-rows.ts';
import { PairTable } from './pair-table.tsx';
import { undoMerge } from './undo-merge.ts';
import '../styles/desk-doubles.css';

interface PairScreenProps {
  readonly kind?: string;
  readonly a?: string;
  readonly b?: string;
}

/** Two records side by side; every line that differs is chosen, then the two become one. */
export function PairScreen({ kind = '', a = '', b = '' }: PairScreenProps) {
  const { pair } = doublesWords();
  const read = useDesk<DoubleDetail>(`doubles/${encodeURIComponent(kind)}/${encodeURIComponent(a)}/${encodeURIComponent(b)}`);
  return (
    <>
      <DeskHead
        title={kind === 'household' ? pair.household : pair.person}
        under={pair.more}
        aside={
          <LinkButton icon="back" href={`/desk/areas/${currentNode.value}/doubles`}>
            {pair.back}
          </LinkButton>
        }
      />
      <ScreenRead read={read}>{(detail) => <PairOf detail={detail} />}</ScreenRead>
    </>
  );
}

function PairOf({ detail }: { readonly detail: DoubleDetail }) {
  const { pair } = doublesWords();
  const [chosenKeep, setKeep] = useState<PairSide>();
  const [chosen, setChosen] = useState<PairChoices>({});
  const keep = chosenKeep ?? keepFirst(detail);
  const rows = pairRows(detail, keep, chosen);
  const deciding = useDeciding(detail);
  const side = (of: PairSide, title: string) => ({
    value: of,
    title: `${title}: ${nameOf(detail[of])}`,
    more: [detail[of].areaName, pair.written(formats().date(detail[of].writtenAt)), belongings(detail[of])].filter(Boolean).join(' · '),
  });
  return (
    <form
      class="stack-loose"
      onSubmit={(event) => {
        event.preventDefault();
        if (!deciding.busy) void deciding.merge(mergeRequest(detail, keep, rows), nameAfter(detail, keep, rows));
      }}
    >
      <Choice
        label={pair.keep}
        hint={pair.keepMore}
        options={[side('a', pair.one), side('b', pair.other)]}
        value={keep}
        onValue={(value) => setKeep(value)}
      />
      <PairTable detail={detail} rows={rows} onChoose={(field, of) => setChosen({ ...chosen, [field]: of })} />
      <WhatFollows detail={detail} keep={keep} />
      {deciding.failure && <Notice kind="error" title={deskFailureWords(deciding.failure)} />}
      {detail.mayMerge ? (
        <div class="button-bar">
          <Button onPress={() => void deciding.dismiss()} busy={deciding.busy}>
            {pair.notSame[detail.kind]}
          </Button>
          <Button submits look="main" icon="people" busy={deciding.busy}>
            {pair.merge}
          </Button>
        </div>
      ) : (
        <Notice kind="info" title={pair.mayNot} />
      )}
    </form>
  );
}

/** As the one record is called that stays: the name may be the other one's. */
function nameAfter(detail: DoubleDetail, keep: PairSide, rows: readonly PairRow[]): string {
  const named = rows.find(({ field }) => field === (detail.kind === 'person' ? 'name' : 'head'));
  return nameOf(detail[named?.side ?? keep]);
}

function belongings({ progress, consents, visits, tasks, people }: DoubleDetail['a']): string {
  const { pair } = doublesWords();
  const number = formats().number;
  const parts: readonly (readonly [count: number, words: (count: string) => string])[] = [
    [people, pair.people],
    [progress.length, pair.guides],
    [consents.length, pair.consents],
    [visits, pair.visits],
    [tasks, pair.tasks],
  ];
  return formats().list(parts.flatMap(([count, words]) => (count > 0 ? [words(number(count))] : [])));
}

function WhatFollows({ detail, keep }: { readonly detail: DoubleDetail; readonly keep: PairSide }) {
  const { pair } = doublesWords();
  const going = belongings(detail[keep === 'a' ? 'b' : 'a']);
  const stays = keep === 'a' ? pair.one : pair.other;
  return (
    <Notice kind="info" title={pair.follows}>
      <ul class="desk-pair-lines">
        {going !== '' && <li>{pair.goes(going, stays)}</li>}
        <li>{pair.lateWork}</li>
        <li>{pair.canUndo}</li>
      </ul>
    </Notice>
  );
}

/** What is decided about a pair; when it went well, back to the list with a way to take it back. */
function useDeciding({ kind, a, b }: { readonly kind: DoublesKind } & Pick<DoubleDetail, 'a' | 'b'>) {
  const { route } = useLocation();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<DeskFailure>();
  const { pair } = doublesWords();
  const here = `/desk/doubles/${kind}/${a.record.id}/${b.record.id}`;
  const post = async (path: string, body: object, done: (answer: Partial<Merged>) => void) => {
    setBusy(true);
    setFailure(undefined);
    const answer = await deskPost<Partial<Merged>>(path, body);
    setBusy(false);
    if (!answer.ok) return setFailure(answer.failure);
    done(answer.value);
    route(`/desk/areas/${currentNode.value}/doubles`);
  };
  const dismissal = { kind, a: a.record.id, b: b.record.id };
  return {
    busy,
    failure,
    merge: (request: object, name: string) =>
      post('merges', request, ({ merge = '' }) => {
        const undo = async () => {
          if (await undoMerge(merge)) route(here);
        };
        showToast({ words: pair.merged(name), undo: () => void undo() });
      }),
    dismiss: () =>
      post('doubles/dismiss', { ...dismissal, dismissed: true }, () => {
        const undo = async () => {
          const back = await deskPost('doubles/dismiss', { ...dismissal, dismissed: false });
          if (back.ok) route(here);
        };
        showToast({ words: pair.dismissed, undo: () => void undo() });
      }),
  };
}
