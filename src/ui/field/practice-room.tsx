import { endPractice, startPractice } from '#ui/device.ts';
import { Button } from '#ui/parts/button.tsx';
import { showToast } from '#ui/parts/toasts.tsx';
import { practiceWords } from '#ui/text/practice-words.ts';
import { language } from '#ui/text/language.ts';
import { useLocation } from 'preact-iso';
import { useEffect, useRef } from 'preact/hooks';
import { welcome } from './welcome.ts';
import { everyHome, homesQuery } from './homes-query.ts';
import { dressForPractice } from './practice-dress.ts';
import '#ui/styles/screens/practice.css';

/** The real book is locked and every screen begins anew with invented people. Resolves when the words of the band can be read. */
export async function enterPractice(): Promise<void> {
  await practiceWords.ready();
  await startPractice(
    () => new Worker(new URL('../../background/practice/practice-worker.ts', import.meta.url), { type: 'module', name: 'practice' }),
  );
  forgetScreens();
}

/** What was looked for belongs to the device it was looked for on. */
function forgetScreens(): void {
  homesQuery.value = everyHome;
  welcome.value = undefined;
}

/** Over every screen for as long as one practises. A reload ends practice too: it lives in the page's memory alone, and no tablet can be left in it. */
export function PracticeBand() {
  const practice = practiceWords();
  const { route } = useLocation();
  const band = useRef<HTMLElement>(null);
  useEffect(
    () =>
      dressForPractice(document, band.current, {
        tab: (title) => practiceWords().tab(title),
        call: () => showToast({ words: practiceWords().noCalls }),
      }),
    [language.value],
  );
  const leave = () => {
    endPractice();
    forgetScreens();
    route('/', true);
    showToast({ words: practice.left });
  };
  return (
    <aside class="practice-band" aria-label={practice.title} ref={band}>
      <p class="practice-words">
        <strong>{practice.loud}</strong> <span>{practice.invented}</span>
      </p>
      <Button icon="close" onPress={leave}>
        {practice.leave}
      </Button>
    </aside>
  );
}
