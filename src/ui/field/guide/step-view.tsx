import type { GuideStep } from '#guides/guide.ts';
import { Button } from '#ui/parts/button.tsx';
import { Notice, ProgressBar } from '#ui/parts/signals.tsx';
import { guideWords, said } from '#ui/text/guide-words.ts';
import { formats } from '#ui/text/words.ts';
import { dayWords, ReturnField } from '../forms/return-field.tsx';
import { todayOn } from '../today-on.ts';
import { GuideFrame, NotRecorded, type GuideViewProps } from './guide-frame.tsx';
import { obstacleOf } from './guide-moves.ts';
import { LanguageNote } from './spoken-language.tsx';
import { StepWords } from './step-words.tsx';
import { StoreCode } from './store-code.tsx';

interface StepViewProps extends GuideViewProps {
  readonly step: number;
  readonly onDone: () => void;
  readonly onPrevious: () => void;
  readonly onStop: () => void;
  readonly onIndependent: () => void;
  readonly onDecline: () => void;
}

export function StepView({ step: at, onDone, onPrevious, onStop, onIndependent, onDecline, ...shared }: StepViewProps) {
  const { guide, progress } = shared;
  const texts = guideWords();
  const step = guide.steps[at];
  if (!step) return null;
  const number = formats().number;
  return (
    <GuideFrame
      {...shared}
      onBack={undefined}
      actions={
        <>
          <Button icon="back" onPress={onPrevious}>
            {texts.previous}
          </Button>
          <Button look="main" size="big" icon="done" busy={progress.busy} onPress={onDone}>
            {texts.stepDone}
          </Button>
        </>
      }
    >
      <ProgressBar label={texts.stepOf(number(at + 1), number(guide.steps.length))} value={at} most={guide.steps.length} />
      <StepWords step={step} key={step.id} />
      <LanguageNote guide={guide} wanted={shared.subject.language} />
      {step.drawing === 'store' && guide.apps.length > 0 && <StoreCode apps={guide.apps} key={step.id} />}
      <Standing {...shared} step={step} />
      {step.appointment && <Appointment {...shared} key={step.id} />}
      <LeadsTo {...shared} step={step} />
      <NotRecorded subject={shared.subject} />
      <div class="guide-asides">
        <Button icon="stopped" onPress={onStop}>
          {texts.stop.open}
        </Button>
        <Button look="quiet" onPress={onIndependent}>
          {texts.independent}
        </Button>
        <Button look="quiet" onPress={onDecline}>
          {texts.declined}
        </Button>
      </div>
    </GuideFrame>
  );
}

/** What stood here when it stopped: the obstacle with its advice, the day that was agreed. */
function Standing({ guide, progress, step }: GuideViewProps & { readonly step: GuideStep }) {
  const texts = guideWords();
  const { now } = progress;
  const obstacle = now?.step === step.id ? obstacleOf(guide, now) : undefined;
  return (
    <>
      {obstacle && (
        <Notice kind="warning" title={texts.stop.before(said(obstacle.title))}>
          <p>{said(obstacle.advice)}</p>
        </Notice>
      )}
      {now?.appointmentOn && !step.appointment && (
        <Notice kind="info" icon="calendar" title={texts.appointmentOn(dayWords(now.appointmentOn))} />
      )}
    </>
  );
}

function Appointment({ progress }: GuideViewProps) {
  return (
    <ReturnField
      label={guideWords().appointment}
      value={progress.now?.appointmentOn ?? ''}
      today={todayOn()}
      onValue={(day) => void progress.write({ appointmentOn: day || null })}
    />
  );
}

function LeadsTo({ guide, step }: GuideViewProps & { readonly step: GuideStep }) {
  const milestone = guide.milestones.find(({ id }) => id === step.reaches);
  return milestone ? <p class="soft">{guideWords().leadsTo(said(milestone.title))}</p> : null;
}
