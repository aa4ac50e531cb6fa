import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { Skeleton } from '#ui/parts/surfaces.tsx';
import { words } from '#ui/text/words.ts';
import type { ComponentChildren } from 'preact';
import { type DeskFailure, deskFailureWords } from './desk-client.ts';
import { currentNode, type Read } from './desk-state.ts';
import { deskWords } from './desk-words.ts';

interface ScreenReadProps<Value> {
  readonly read: Read<Value>;
  readonly children: (value: Value) => ComponentChildren;
}

/** Shows what was read; a failed re-read leaves the old answer standing and says so above it. */
export function ScreenRead<Value>({ read, children }: ScreenReadProps<Value>) {
  const { value, failure, reread } = read;
  return (
    <>
      {failure && <WhatNow failure={failure} onReread={reread} />}
      {value === undefined ? !failure && <Skeleton label={words().parts.loading} /> : children(value)}
    </>
  );
}

/** Asking again does not help. */
const closed: ReadonlySet<string> = new Set(['not-allowed', 'outside-scope', 'not-found']);

/** A lost network is a state and no fault of anybody's. */
function WhatNow({ failure, onReread }: { readonly failure: DeskFailure; readonly onReread: () => void }) {
  const words = deskWords();
  const isOffline = failure.kind === 'offline';
  return (
    <Notice kind={isOffline ? 'warning' : 'error'} icon={isOffline ? 'offline' : undefined} title={deskFailureWords(failure)}>
      <div class="line">
        {closed.has(failure.kind) ? (
          <LinkButton icon="today" href={`/desk/areas/${currentNode.value}`}>
            {words.placeOverview}
          </LinkButton>
        ) : (
          <Button onPress={onReread}>{words.reread}</Button>
        )}
      </div>
    </Notice>
  );
}
