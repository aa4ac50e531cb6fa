import type { OfferedGuide } from '#guides/offered-guides.ts';
import type { Result } from '#domain/result.ts';
import { showToast } from '#ui/parts/toasts.tsx';
import { formats } from '#ui/text/words.ts';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type DeskFailure, deskPost } from '../desk-client.ts';
import { guidesWords, inMyWords } from './guides-words.ts';
import { moved } from './list-moves.ts';

export interface GuideActions {
  /** In the order chosen, even while the server has not answered yet. */
  readonly shown: readonly OfferedGuide[];
  readonly failure: DeskFailure | undefined;
  readonly move: (at: number, by: -1 | 1) => void;
  readonly switchTo: (one: OfferedGuide, on: boolean) => void;
  readonly reset: (one: OfferedGuide) => Promise<void>;
  readonly resetOrder: () => void;
}

/** What the list does. Quick moves after one another each act on what is shown, and reach the server in their order. */
export function useGuideActions(node: string, offered: readonly OfferedGuide[], onChanged: () => void): GuideActions {
  const words = guidesWords();
  const [failure, setFailure] = useState<DeskFailure>();
  const [order, setOrder] = useState<readonly string[]>();
  const line = useRef(Promise.resolve());
  const waiting = useRef(0);
  useEffect(() => {
    if (waiting.current === 0) setOrder(undefined);
  }, [offered]);
  const shown = order ? offered.toSorted((a, b) => order.indexOf(a.guide.id) - order.indexOf(b.guide.id)) : offered;
  const at = `areas/${encodeURIComponent(node)}/guides`;
  const send = (path: string, body: object): Promise<boolean> => {
    waiting.current += 1;
    const sent = line.current.then(async () => {
      const answer: Result<object, DeskFailure> = await deskPost(`${at}/${path}`, body);
      waiting.current -= 1;
      setFailure(answer.ok ? undefined : answer.failure);
      if (!answer.ok) setOrder(undefined);
      onChanged();
      return answer.ok;
    });
    line.current = sent.then(() => undefined);
    return sent;
  };
  const switchTo = async (one: OfferedGuide, on: boolean) => {
    const title = inMyWords(one.guide.title);
    if (!(await send(`${one.guide.id}/switch`, { on }))) return;
    showToast({ words: on ? words.switchedOn(title) : words.switchedOff(title), undo: () => void switchTo(one, !on) });
  };
  return {
    shown,
    failure,
    move(from, by) {
      const next = moved(shown, from, by);
      const ids = next.map(({ guide }) => guide.id);
      setOrder(ids);
      void send('order', { order: ids });
      const number = (count: number) => formats().number(count);
      const title = shown[from] ? inMyWords(shown[from].guide.title) : '';
      showToast({ words: words.moved(title, number(from + by + 1), number(next.length)) });
    },
    switchTo: (one, on) => void switchTo(one, on),
    async reset(one) {
      if (await send(`${one.guide.id}/reset`, {})) showToast({ words: words.reset.done(inMyWords(one.guide.title)) });
    },
    resetOrder: () => void send('order', { order: [] }).then((ok) => ok && showToast({ words: words.orderReset })),
  };
}
