import type { Progress } from '#domain/entities.ts';
import type { Guide, Milestone } from '#guides/guide.ts';
import { fieldsAfterStep } from '#guides/progress-rules.ts';
import { showToast } from '#ui/parts/toasts.tsx';
import { guideWords } from '#ui/text/guide-words.ts';
import '#ui/styles/screens/forms.css';
import '#ui/styles/screens/guide.css';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useOpenForm } from '../forms/form-open.ts';
import { todayOn } from '../today-on.ts';
import { DeclinedView, FinishView } from './closing-views.tsx';
import { openingView, viewAfter, type GuideView } from './guide-moves.ts';
import { useGuideProgress, type GuideProgress, type GuideSubject } from './guide-progress.ts';
import { PrepareView } from './prepare-view.tsx';
import { useSpokenLanguage } from './spoken-language.tsx';
import { StepView } from './step-view.tsx';
import { StopView } from './stop-view.tsx';

interface GuideRunnerProps {
  readonly guide: Guide;
  readonly subject: GuideSubject;
  readonly progress: Progress | undefined;
  /** Doubts whether the guide fits this subject, shown before the start. */
  readonly fit?: ComponentChildren;
}

type Show = (next: GuideView, reached?: Milestone) => void;

/** Walks through a guide, one step per screen; every step forward is saved before the next one shows. */
export function GuideRunner({ guide, subject, progress: record, fit }: GuideRunnerProps) {
  const progress = useGuideProgress(guide, subject, record);
  useSpokenLanguage(guide, subject.language);
  const [view, setView] = useState<GuideView>(() => openingView(guide, record, subject.goesOn));
  const [reached, setReached] = useState<Milestone | undefined>(undefined);
  useOpenForm();
  useLayoutEffect(() => scrollTo({ top: 0 }), [view]);
  const show: Show = (next, milestone) => {
    setReached(milestone);
    setView(next);
  };
  const shown = useRef(view);
  shown.current = view;
  /** Whoever went elsewhere while it was being saved stays there. */
  const moveOn: Show = (next, milestone) => {
    if (shown.current === view) show(next, milestone);
  };
  const { begin, stepDone, setIndependent, decline } = movesOf(guide, progress, view, moveOn, show);
  const shared = { guide, subject, progress, reached };
  if (view.kind === 'prepare') return <PrepareView {...shared} fit={fit} onBegin={() => void begin()} onDecline={() => void decline()} />;
  if (view.kind === 'declined') return <DeclinedView {...shared} onAgain={() => void begin()} />;
  if (view.kind === 'finish') {
    return <FinishView {...shared} onIndependent={(is) => void setIndependent(is)} onReview={() => show({ kind: 'step', step: 0 })} />;
  }
  if (view.kind === 'stop') return <StopView {...shared} step={view.step} onBack={() => show({ kind: 'step', step: view.step })} />;
  return (
    <StepView
      {...shared}
      step={view.step}
      onDone={() => void stepDone(view.step)}
      onPrevious={() => show(view.step === 0 ? { kind: 'prepare' } : { kind: 'step', step: view.step - 1 })}
      onStop={() => show({ kind: 'stop', step: view.step })}
      onIndependent={() => void setIndependent(true)}
      onDecline={() => void decline()}
    />
  );
}

/** What can be done in the runner. Each is saved first; only then does the screen move. */
function movesOf(guide: Guide, progress: GuideProgress, view: GuideView, moveOn: Show, show: Show) {
  const begin = async () => {
    const first = guide.steps[0];
    const fields = { step: first?.id ?? null, ...(progress.now?.declined ? { declined: null } : {}) };
    if (await progress.write(fields)) moveOn({ kind: 'step', step: 0 });
  };
  const stepDone = async (at: number) => {
    const step = guide.steps[at];
    if (!step) return;
    const fields = fieldsAfterStep(guide, progress.now, step.id, todayOn());
    if (!(await progress.write({ ...fields }))) return;
    moveOn(
      viewAfter(guide, at),
      guide.milestones.find(({ id }) => id === fields.milestone),
    );
  };
  /** Null: not said, one way or the other. */
  const setIndependent = async (independent: boolean | null) => {
    if (!(await progress.write({ independent }))) return;
    const { independentSaid, independentUndone } = guideWords();
    if (independent === null) showToast({ words: independentUndone });
    if (independent) showToast({ words: independentSaid, undo: () => void setIndependent(null) });
  };
  const decline = async () => {
    if (!(await progress.write({ declined: true }))) return;
    moveOn({ kind: 'declined' });
    const undo = async () => {
      if (await progress.write({ declined: null })) show(view);
    };
    showToast({ words: guideWords().declinedSaid, undo: () => void undo() });
  };
  return { begin, stepDone, setIndependent, decline };
}
