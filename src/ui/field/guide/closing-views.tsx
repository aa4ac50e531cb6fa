import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Choice } from '#ui/parts/choices.tsx';
import { EmptyState } from '#ui/parts/surfaces.tsx';
import { guideWords, said } from '#ui/text/guide-words.ts';
import { closingMilestone } from './guide-moves.ts';
import { GuideFrame, type GuideViewProps } from './guide-frame.tsx';
import { Lines } from './prepare-view.tsx';

interface FinishViewProps extends GuideViewProps {
  readonly onIndependent: (independent: boolean) => void;
  readonly onReview: () => void;
}

/** "Was guided" and "can do it alone" are two things: the second is asked here. */
export function FinishView({ onIndependent, onReview, ...shared }: FinishViewProps) {
  const { guide, subject, progress } = shared;
  const { finish, stop } = guideWords();
  const closing = closingMilestone(guide, progress.now);
  const answers = [
    { value: 'yes', title: finish.yes, icon: 'done' },
    { value: 'no', title: finish.notYet, icon: 'returned' },
  ] as const;
  return (
    <GuideFrame
      {...shared}
      actions={
        <LinkButton look="main" size="big" wide icon="done" href={subject.back}>
          {guide.safety && subject.goesOn ? finish.goOn : finish.leave}
        </LinkButton>
      }
    >
      <EmptyState title={finish.title} icon="done-all">
        {closing && <p>{(closing.final ? finish.final : finish.notFinal)(said(closing.milestone.title))}</p>}
      </EmptyState>
      {guide.alone && <p class="guide-words">{said(guide.alone)}</p>}
      <Choice
        label={finish.ask}
        options={answers}
        value={independentAnswer(progress.now?.independent)}
        onValue={(answer) => onIndependent(answer === 'yes')}
      />
      {guide.nextTime.length > 0 && (
        <section class="stack-tight">
          <h2>{finish.nextTime}</h2>
          <Lines icon="calendar" lines={guide.nextTime} />
        </section>
      )}
      <div class="guide-asides">
        {subject.visit && (
          <LinkButton icon="visit" href={subject.visit}>
            {stop.visit}
          </LinkButton>
        )}
        <LinkButton icon="draft" href={`${subject.page}/guides/${guide.id}/leaflet`}>
          {finish.leaflet}
        </LinkButton>
        <Button look="quiet" onPress={onReview}>
          {finish.review}
        </Button>
      </div>
    </GuideFrame>
  );
}

function independentAnswer(independent: boolean | null | undefined): 'yes' | 'no' | undefined {
  if (independent === true) return 'yes';
  return independent === false ? 'no' : undefined;
}

export function DeclinedView({ onAgain, ...shared }: GuideViewProps & { readonly onAgain: () => void }) {
  const { subject, progress } = shared;
  const texts = guideWords();
  return (
    <GuideFrame
      {...shared}
      actions={
        <LinkButton look="main" size="big" wide icon="back" href={subject.back}>
          {texts.finish.leave}
        </LinkButton>
      }
    >
      <EmptyState title={texts.declinedTitle} icon="stopped">
        <p>{texts.declinedMore}</p>
        <Button busy={progress.busy} onPress={onAgain}>
          {texts.beginAgain}
        </Button>
      </EmptyState>
    </GuideFrame>
  );
}
