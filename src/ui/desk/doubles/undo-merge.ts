import { showToast } from '#ui/parts/toasts.tsx';
import { deskFailureWords, deskPost } from '../desk-client.ts';
import { doublesWords } from './doubles-words.ts';

/** Takes a merge back and says how it went; true when it is undone. */
export async function undoMerge(merge: string): Promise<boolean> {
  const { pair } = doublesWords();
  const answer = await deskPost(`merges/${merge}/undo`, {});
  showToast({ words: answer.ok ? pair.undone : `${pair.undoFailed} ${deskFailureWords(answer.failure)}` });
  return answer.ok;
}
