import { Button } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { Skeleton } from '#ui/parts/surfaces.tsx';
import { words } from '#ui/text/words.ts';
import type { ComponentChildren } from 'preact';
import { deskFailureWords } from './desk-client.ts';
import type { Read } from './desk-state.ts';
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
      {failure && (
        <Notice kind="error" title={deskFailureWords(failure)}>
          <Button onPress={reread}>{deskWords().reread}</Button>
        </Notice>
      )}
      {value === undefined ? !failure && <Skeleton label={words().parts.loading} /> : children(value)}
    </>
  );
}
