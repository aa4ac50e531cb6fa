import type { Guide, Milestone } from '#guides/guide.ts';
import { failureWords } from '#ui/failure-words.ts';
import { TopBar } from '#ui/parts/bars.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { guideWords, said } from '#ui/text/guide-words.ts';
import type { ComponentChildren } from 'preact';
import { ignoreDoubleTap } from '../forms/double-tap.ts';
import { packRefused } from '../guides-loaded.ts';
import type { GuideProgress, GuideSubject } from './guide-progress.ts';

/** What every view of the runner is given. */
export interface GuideViewProps {
  readonly guide: Guide;
  readonly subject: GuideSubject;
  readonly progress: GuideProgress;
  /** Reached by the step just done. */
  readonly reached: Milestone | undefined;
}

interface GuideFrameProps extends GuideViewProps {
  readonly onBack?: (() => void) | undefined;
  /** Under the thumb. */
  readonly actions: ComponentChildren;
  readonly children: ComponentChildren;
}

export function GuideFrame({ guide, subject, progress, reached, onBack, actions, children }: GuideFrameProps) {
  const texts = guideWords();
  const back = () => {
    onBack?.();
    return onBack !== undefined;
  };
  return (
    <main class="screen form-screen guide-screen">
      <TopBar title={said(guide.title)} under={subject.name} back={subject.back} onBack={back} />
      <div class="screen-body">
        <div role="status" class="guide-news">
          {reached && (
            <Notice kind="done" title={texts.reached(said(reached.title))}>
              {subject.askConsent === undefined && <p>{texts.reachedMore}</p>}
            </Notice>
          )}
        </div>
        {children}
        <OlderGuides />
        {progress.failure && (
          <Notice kind="error" title={texts.notSaved}>
            <p>{failureWords(progress.failure)}</p>
          </Notice>
        )}
      </div>
      <div class="screen-action guide-actions" onClickCapture={ignoreDoubleTap}>
        {actions}
      </div>
    </main>
  );
}

/** The newest pack of guides is broken and was refused: what is shown is yesterday's, and the volunteer can have it put right. */
export function OlderGuides() {
  const texts = guideWords();
  if (!packRefused()) return null;
  return (
    <Notice kind="info" title={texts.packRefused}>
      <p>{texts.packRefusedMore}</p>
    </Notice>
  );
}

/** Said before the start and while walking: without consent to it nothing is kept, and help is given all the same. */
export function NotRecorded({ subject }: Pick<GuideViewProps, 'subject'>) {
  const texts = guideWords();
  if (subject.askConsent === undefined) return null;
  return (
    <Notice kind="warning" title={texts.notRecorded}>
      <p>{texts.notRecordedMore}</p>
      <div>
        <LinkButton href={subject.askConsent}>{texts.askConsent}</LinkButton>
      </div>
    </Notice>
  );
}
