import type { GuideStep } from '#guides/guide.ts';
import { Notice } from '#ui/parts/signals.tsx';
import { guideWords, said, saidIn } from '#ui/text/guide-words.ts';
import { useEffect, useRef } from 'preact/hooks';
import { partBeingRead, ReadAloud } from '../aloud/read-aloud.tsx';
import { StepDrawing } from '../drawings/step-drawing.tsx';
import { shownLanguage, spokenStep } from './spoken-language.tsx';

interface StepWordsProps {
  readonly step: GuideStep;
  /** Shown beside something that is being written: the focus stays there. */
  readonly aside?: boolean;
}

/** The step's name takes the focus, so that a screen reader begins there on each new step. */
export function StepWords({ step, aside }: StepWordsProps) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!aside) title.current?.focus({ preventScroll: true });
  }, []);
  const parts = spokenStep(step);
  const at = partBeingRead();
  /** A recording reads the whole step. */
  const marked = (part: number, otherwise: string) =>
    at === part || (at !== undefined && parts.length === 1) ? `${otherwise} being-read` : otherwise;
  return (
    <div class="guide-step">
      <div class="stack">
        <h2 class={marked(0, 'guide-title')} tabIndex={-1} ref={title} lang={saidIn(step.title)}>
          {said(step.title)}
        </h2>
        <p class={marked(1, 'guide-words')} lang={saidIn(step.words)}>
          {said(step.words)}
        </p>
        {step.caution && (
          <Notice kind="warning" icon="shield" title={guideWords().caution}>
            <p class={marked(2, 'guide-caution')} lang={saidIn(step.caution)}>
              {said(step.caution)}
            </p>
          </Notice>
        )}
        <ReadAloud parts={parts} language={shownLanguage()} />
      </div>
      {step.drawing && <StepDrawing name={step.drawing} />}
    </div>
  );
}
