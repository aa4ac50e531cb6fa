import type { ReviewPage } from '#protocol/desk-review.ts';
import { Notice } from '#ui/parts/signals.tsx';
import { useEffect, useRef } from 'preact/hooks';
import { DeskHead } from '../desk-frame.tsx';
import { type Read, useDesk } from '../desk-state.ts';
import { ScreenRead } from '../screen-read.tsx';
import { useNode } from '../use-node.ts';
import { asQuery, useQueueAddress } from './queue-address.ts';
import { QueueFilters } from './queue-filters.tsx';
import { QueueRoom } from './queue-room.tsx';
import { reviewWords } from './review-words.ts';
import '../styles/desk-review.css';

/** What a coordinator should look at. Whatever is chosen on the screen is in its address. */
export function ReviewScreen({ node = '' }: { readonly node?: string }) {
  useNode(node);
  const words = reviewWords();
  const [address, go] = useQueueAddress();
  const query = asQuery({ ...address, item: undefined });
  const read = useKept(node, useDesk<ReviewPage>(`review?node=${encodeURIComponent(node)}${query.replace('?', '&')}`));
  useLookingOn(read);
  return (
    <>
      <DeskHead title={words.title} path={read.value?.path} view="/review" under={words.more} />
      <ScreenRead read={read}>
        {(page) => (
          <>
            {page.looking && <Notice kind="info" icon="working" title={words.looking} />}
            <QueueFilters counts={page.counts} address={address} onChange={go} />
            <QueueRoom page={page} address={address} go={go} reread={read.reread} />
          </>
        )}
      </ScreenRead>
    </>
  );
}

/** While another filter or page is read the last one stays, and with it the place of the focus. */
function useKept(node: string, read: Read<ReviewPage>): Read<ReviewPage> {
  const kept = useRef<{ readonly node: string; readonly value: ReviewPage }>(undefined);
  if (read.value) kept.current = { node, value: read.value };
  return { ...read, value: kept.current?.node === node ? kept.current.value : undefined };
}

/** As long as the server is not through it is asked again: each answer has looked a bit further. */
function useLookingOn({ value, reread }: Read<ReviewPage>): void {
  useEffect(() => {
    if (value?.looking) reread();
  }, [value]);
}
