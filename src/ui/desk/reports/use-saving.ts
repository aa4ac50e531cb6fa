import { showToast } from '#ui/parts/toasts.tsx';
import { useState } from 'preact/hooks';
import { type DeskFailure, deskPost } from '../desk-client.ts';
import { reportsWords } from './reports-words.ts';
import type { ToolProps } from './report-tools.tsx';

/** Saves what a dialog holds; it closes only when it is saved, so that nothing typed is lost. */
export function useSaving({ node, onSaved, onClose }: Pick<ToolProps, 'node' | 'onSaved' | 'onClose'>) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<DeskFailure>();
  const save = async (body: object) => {
    setBusy(true);
    const answer = await deskPost(`areas/${encodeURIComponent(node)}/report-setup`, body);
    setBusy(false);
    setFailure(answer.ok ? undefined : answer.failure);
    if (!answer.ok) return;
    showToast({ words: reportsWords().saved });
    onSaved();
    onClose();
  };
  return { busy, failure, save };
}
