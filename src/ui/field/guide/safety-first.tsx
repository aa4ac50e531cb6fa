import type { Guide } from '#guides/guide.ts';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { guideWords, said } from '#ui/text/guide-words.ts';
import '#ui/styles/screens/guide.css';
import { GuideFrame } from './guide-frame.tsx';
import { useGuideProgress, type GuideSubject } from './guide-progress.ts';
import { Lines } from './prepare-view.tsx';

interface SafetyFirstProps {
  /** What was asked for. */
  readonly guide: Guide;
  readonly safety: Guide;
  readonly subject: GuideSubject;
  readonly onPassed: () => void;
}

/** Before anybody's first guide: how not to be cheated. One tap passes it when it has been said: that is written down as told, not as known. */
export function SafetyFirst({ guide, safety, subject, onPassed }: SafetyFirstProps) {
  const progress = useGuideProgress(safety, subject, undefined);
  const { safetyFirst } = guideWords();
  const [told] = safety.milestones;
  const alreadySaid = async () => {
    if (await progress.write({ milestone: told?.id ?? null, step: null })) onPassed();
  };
  return (
    <GuideFrame
      guide={safety}
      subject={subject}
      progress={progress}
      reached={undefined}
      actions={
        <>
          <Button busy={progress.busy} onPress={() => void alreadySaid()}>
            {safetyFirst.alreadySaid}
          </Button>
          <LinkButton look="main" size="big" icon="shield" href={`/people/${subject.id}/guides/${safety.id}?then=${guide.id}`}>
            {safetyFirst.tell}
          </LinkButton>
        </>
      }
    >
      <h2 class="guide-title">{safetyFirst.title}</h2>
      <p class="guide-words">{said(safety.summary)}</p>
      <section class="stack-tight guide-rules" aria-label={said(safety.title)}>
        <Lines icon="shield" lines={safety.steps.map((step) => step.title)} />
      </section>
      <p class="soft">{safetyFirst.more(said(guide.title))}</p>
    </GuideFrame>
  );
}
