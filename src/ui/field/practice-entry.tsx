import { practising } from '#ui/device.ts';
import { Button } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { words } from '#ui/text/words.ts';
import { signal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';

/** What lies over every screen while one practises. It is here before the first invented person is. */
const frame = signal<ComponentType | undefined>(undefined);

export function PracticeFrame() {
  const Frame = frame.value;
  return practising.value && Frame ? <Frame /> : null;
}

/** The way into practice, before any code and behind the lock. Practice itself is a chunk of its own. */
export function PracticeEntry({ title }: { readonly title: string }) {
  const { start } = words();
  const { route } = useLocation();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const enter = async () => {
    setBusy(true);
    try {
      const { enterPractice, PracticeBand } = await import('./practice-room.tsx');
      frame.value = PracticeBand;
      await enterPractice();
      route('/', true);
    } catch {
      setFailed(true);
    }
    setBusy(false);
  };
  return (
    <div class="stack-tight">
      <Button icon="guide" wide busy={busy} onPress={() => void enter()}>
        {title}
      </Button>
      <p class="small soft">{start.practiceMore}</p>
      {failed && <Notice kind="error" title={start.practiceFailed} />}
    </div>
  );
}
