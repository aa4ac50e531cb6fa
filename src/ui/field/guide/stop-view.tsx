import type { GuideStep, Obstacle } from '#guides/guide.ts';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Row, Rows } from '#ui/parts/surfaces.tsx';
import { guideWords, said } from '#ui/text/guide-words.ts';
import { useState } from 'preact/hooks';
import { ReturnField } from '../forms/return-field.tsx';
import { todayOn } from '../today-on.ts';
import { GuideFrame, type GuideViewProps } from './guide-frame.tsx';
import { obstaclesAt } from './guide-moves.ts';

/** Why it stops here: an obstacle, or nothing but the hour. */
type Reason = Obstacle | 'rest';

interface StopViewProps extends GuideViewProps {
  readonly step: number;
  readonly onBack: () => void;
}

export function StopView({ step: at, onBack, ...shared }: StopViewProps) {
  const { guide, progress } = shared;
  const step = guide.steps[at];
  const [reason, setReason] = useState<Reason | undefined>(undefined);
  if (!step) return null;
  const choose = async (chosen: Reason) => {
    if (await progress.write({ step: step.id, obstacle: chosen === 'rest' ? null : chosen.id })) {
      setReason(chosen);
      scrollTo({ top: 0 });
    }
  };
  if (reason) return <Advice {...shared} reason={reason} onOther={() => setReason(undefined)} onBack={onBack} />;
  return <Reasons {...shared} step={step} onChoose={(chosen) => void choose(chosen)} onBack={onBack} />;
}

interface ReasonsProps extends GuideViewProps {
  readonly step: GuideStep;
  readonly onChoose: (reason: Reason) => void;
  readonly onBack: () => void;
}

/** What usually goes wrong at this very step stands first. */
function Reasons({ step, onChoose, onBack, ...shared }: ReasonsProps) {
  const { stop } = guideWords();
  const { here, elsewhere } = obstaclesAt(shared.guide, step);
  const rows = (obstacles: readonly Obstacle[]) =>
    obstacles.map((obstacle) => <Row key={obstacle.id} title={said(obstacle.title)} onPress={() => onChoose(obstacle)} />);
  return (
    <GuideFrame
      {...shared}
      onBack={onBack}
      actions={
        <Button wide icon="back" onPress={onBack}>
          {stop.back}
        </Button>
      }
    >
      <div class="stack-tight">
        <h2 class="guide-title">{stop.why}</h2>
        <p class="soft">{stop.title(said(step.title))}</p>
      </div>
      <div class="card" data-tight="true">
        <Rows label={stop.why}>
          {rows(here)}
          <Row title={stop.rest} icon="waiting" onPress={() => onChoose('rest')} />
        </Rows>
      </div>
      {elsewhere.length > 0 && (
        <details class="guide-more">
          <summary>{stop.others}</summary>
          <div class="card" data-tight="true">
            <Rows label={stop.others}>{rows(elsewhere)}</Rows>
          </div>
        </details>
      )}
    </GuideFrame>
  );
}

interface AdviceProps extends GuideViewProps {
  readonly reason: Reason;
  readonly onOther: () => void;
  readonly onBack: () => void;
}

/** What to do about it now, and the day it goes on. Both are saved as they are chosen. */
function Advice({ reason, onOther, onBack, ...shared }: AdviceProps) {
  const { guide, subject, progress } = shared;
  const { finish, stop } = guideWords();
  const rest = reason === 'rest';
  return (
    <GuideFrame
      {...shared}
      onBack={onBack}
      actions={
        <LinkButton look="main" size="big" wide icon="done" href={subject.back}>
          {stop.leave}
        </LinkButton>
      }
    >
      <h2 class="guide-title">{rest ? stop.restTitle : said(reason.title)}</h2>
      <div class="stack-tight">
        {!rest && <h3>{stop.now}</h3>}
        <p class="guide-words">{rest ? stop.restAdvice : said(reason.advice)}</p>
      </div>
      <p class="soft">{stop.day[!rest && reason.followUp === 'none' ? 'none' : 'needed']}</p>
      <ReturnField
        label={stop.followUp[rest ? 'return' : reason.followUp]}
        value={progress.now?.appointmentOn ?? ''}
        today={todayOn()}
        onValue={(day) => void progress.write({ appointmentOn: day || null })}
      />
      <div class="guide-asides">
        {subject.visit && (
          <LinkButton icon="visit" href={subject.visit}>
            {stop.visit}
          </LinkButton>
        )}
        <LinkButton icon="draft" href={`${subject.page}/guides/${guide.id}/leaflet`}>
          {finish.leaflet}
        </LinkButton>
        <Button look="quiet" onPress={onOther}>
          {stop.other}
        </Button>
        <Button look="quiet" onPress={onBack}>
          {stop.back}
        </Button>
      </div>
    </GuideFrame>
  );
}
