import type { Change } from '#domain/mutation.ts';
import { device } from '#ui/device.ts';
import { failureWords } from '#ui/failure-words.ts';
import { showToast } from '#ui/parts/toasts.tsx';

/** Saves, then says so, with an undo when there is a way back. Nothing is said to be done before it is durable. */
export async function saveAndSay(changes: readonly Change[], said: string, undo?: readonly Change[]): Promise<boolean> {
  const saved = await device().save(changes);
  if (!saved.ok) {
    showToast({ words: failureWords(saved.failure) });
    return false;
  }
  showToast({ words: said, undo: undo && (() => void device().save(undo)) });
  return true;
}
