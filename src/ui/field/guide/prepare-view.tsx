import type { Guide } from '#guides/guide.ts';
import { Button } from '#ui/parts/button.tsx';
import { Icon, type IconName } from '#ui/parts/icon.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { guideWords, said, saidIn } from '#ui/text/guide-words.ts';
import { formats } from '#ui/text/words.ts';
import type { ComponentChildren } from 'preact';
import { ReadAloud } from '../aloud/read-aloud.tsx';
import { GuideFrame, NotRecorded, type GuideViewProps } from './guide-frame.tsx';
import { shownLanguage, SpokenLanguage, spokenOpening } from './spoken-language.tsx';

interface PrepareViewProps extends GuideViewProps {
  readonly fit: ComponentChildren;
  readonly onBegin: () => void;
  readonly onDecline: () => void;
}

/** Before the first step: what it brings, what to have at hand, and what never to touch. */
export function PrepareView({ fit, onBegin, onDecline, ...shared }: PrepareViewProps) {
  const { guide, progress } = shared;
  const texts = guideWords();
  return (
    <GuideFrame
      {...shared}
      actions={
        <Button look="main" size="big" wide icon="forward" busy={progress.busy} onPress={onBegin}>
          {texts.prepare.begin}
        </Button>
      }
    >
      <p class="guide-words" lang={saidIn(guide.summary)}>
        {said(guide.summary)}
      </p>
      <SpokenLanguage guide={guide} wanted={shared.subject.language} />
      <ReadAloud parts={spokenOpening(guide)} language={shownLanguage()} />
      <NotRecorded subject={shared.subject} />
      {fit}
      <section class="stack-tight">
        <h2>{texts.prepare.have}</h2>
        <Lines icon="done" lines={guide.prepare} />
      </section>
      {guide.may.length > 0 && (
        <section class="stack-tight">
          <h2>{texts.prepare.may}</h2>
          <Lines icon="done" lines={guide.may} />
        </section>
      )}
      <section class="stack-tight guide-rules" aria-label={texts.prepare.rules}>
        <h2 class="line">
          <Icon name="shield" />
          {texts.prepare.rules}
        </h2>
        <p class="small">{texts.prepare.rulesMore}</p>
        <Lines icon="stopped" lines={guide.rules} />
      </section>
      {!guide.reviewed && (
        <Notice kind="info" title={texts.prepare.unreviewed}>
          <p>{texts.prepare.unreviewedMore}</p>
        </Notice>
      )}
      <p class="soft">{texts.prepare.steps(formats().number(guide.steps.length))}</p>
      <div>
        <Button look="quiet" onPress={onDecline}>
          {texts.declined}
        </Button>
      </div>
    </GuideFrame>
  );
}

export function Lines({ icon, lines }: { readonly icon: IconName; readonly lines: Guide['rules'] }) {
  return (
    <ul class="guide-lines">
      {lines.map((line, at) => (
        <li key={at}>
          <Icon name={icon} />
          <span lang={saidIn(line)}>{said(line)}</span>
        </li>
      ))}
    </ul>
  );
}
