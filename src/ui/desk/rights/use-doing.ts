import { showToast } from '#ui/parts/toasts.tsx';
import { useState } from 'preact/hooks';
import { type DeskFailure, deskPost } from '../desk-client.ts';

/** Does one thing at the server; what was typed stays when it fails. */
export function useDoing(onDone: () => void) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<DeskFailure>();
  const post = async (path: string, body: object, said: string) => {
    setBusy(true);
    const answer = await deskPost(path, body);
    setBusy(false);
    setFailure(answer.ok ? undefined : answer.failure);
    if (!answer.ok) return;
    showToast({ words: said });
    onDone();
  };
  return { busy, failure, post };
}
