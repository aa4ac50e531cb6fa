import type { GroupPerson } from '#background/device-api.ts';
import type { Guide } from '#guides/guide.ts';
import { obstaclesAt } from '../guide/guide-moves.ts';
import { TopBar } from '#ui/parts/bars.tsx';
import { Button } from '#ui/parts/button.tsx';
import { SelectField } from '#ui/parts/select-field.tsx';
import { Notice, ProgressBar } from '#ui/parts/signals.tsx';
import { groupWords } from '#ui/text/group-words.ts';
import { guideWords, said } from '#ui/text/guide-words.ts';
import { formats } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { ignoreDoubleTap } from '../forms/double-tap.ts';
import { StepWords } from '../guide/step-words.tsx';
import { goingAlong, isTicked, withTicks } from './group-answers.ts';
import { type GroupPageProps, nameInGroup } from './group-page.ts';

/** Step by step, large enough for a hall; at a milestone the people who reached it are ticked. */
export function GroupWalk(props: GroupPageProps) {
  const { draft, guide, people, onPage } = props;
  const texts = groupWords();
  const { answers, change } = draft;
  // A guide that was published anew while the session was open may have fewer steps.
  const at = Math.min(answers.step, guide.steps.length - 1);
  const step = guide.steps[at];
  const number = formats().number;
  if (!step) return null;
  const go = (to: number) => {
    if (to < 0) onPage('present');
    else if (to >= guide.steps.length) change({ step: guide.steps.length, page: 'finish' });
    else change({ step: to });
    scrollTo({ top: 0 });
  };
  const along = goingAlong(answers).flatMap((id) => people.find((person) => person.id === id) ?? []);
  return (
    <main class="screen form-screen guide-screen group-screen">
      <TopBar
        title={said(guide.title)}
        under={texts.along(number(along.length))}
        back="/group"
        onBack={() => {
          go(at - 1);
          return true;
        }}
      />
      <div class="screen-body">
        <ProgressBar label={guideWords().stepOf(number(at + 1), number(guide.steps.length))} value={at} most={guide.steps.length} />
        <StepWords step={step} key={step.id} />
        {step.reaches && <WhoReached draft={draft} guide={guide} milestone={step.reaches} along={along} />}
        <WhoStops draft={draft} guide={guide} step={step} along={along} key={`stop ${step.id}`} />
      </div>
      <div class="screen-action guide-actions" onClickCapture={ignoreDoubleTap}>
        <Button icon="back" onPress={() => go(at - 1)}>
          {guideWords().previous}
        </Button>
        <Button look="main" size="big" icon="done" onPress={() => go(at + 1)}>
          {guideWords().stepDone}
        </Button>
      </div>
    </main>
  );
}

interface WhoReachedProps extends Pick<GroupPageProps, 'draft' | 'guide'> {
  readonly milestone: string;
  readonly along: readonly GroupPerson[];
}

/** Nobody is ticked beforehand: a figure in a report is somebody's hand. */
function WhoReached({ draft, guide, milestone, along }: WhoReachedProps) {
  const texts = groupWords();
  const { answers, change } = draft;
  const title = guide.milestones.find(({ id }) => id === milestone)?.title;
  const ids = along.map(({ id }) => id);
  const all = ids.every((id) => isTicked(answers, id, milestone));
  return (
    <fieldset class="field group-reached">
      <legend class="field-label">{texts.whoReached(title ? said(title) : milestone)}</legend>
      <Button icon={all ? 'undo' : 'done-all'} onPress={() => change({ reached: withTicks(answers, ids, milestone, !all) })}>
        {all ? texts.nobody : texts.everybody}
      </Button>
      <ul class="group-ticks">
        {along.map((person) => (
          <li key={person.id}>
            <label class="choice">
              <input
                type="checkbox"
                checked={isTicked(answers, person.id, milestone)}
                onChange={(event) => change({ reached: withTicks(answers, [person.id], milestone, event.currentTarget.checked) })}
              />
              <span class="choice-words">
                <span class="choice-title">{nameInGroup(person).title}</span>
                <span class="small soft">{person.mayRecord ? nameInGroup(person).more : texts.notRecorded}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

interface WhoStopsProps extends Pick<GroupPageProps, 'draft' | 'guide'> {
  readonly step: Guide['steps'][number];
  readonly along: readonly GroupPerson[];
}

/** Somebody cannot go on: who, and why. The others are not kept waiting. */
function WhoStops({ draft, guide, step, along }: WhoStopsProps) {
  const texts = groupWords();
  const { answers, change } = draft;
  const [person, setPerson] = useState('');
  const { here, elsewhere } = obstaclesAt(guide, step);
  const stopped = Object.entries(answers.stopped).filter(([, { step: at }]) => at === step.id);
  const stop = (obstacle: string) => {
    change({ stopped: { ...answers.stopped, [person]: { step: step.id, obstacle } } });
    setPerson('');
  };
  const obstacle = (id: string) => guide.obstacles.find((one) => one.id === id);
  return (
    <details class="guide-more">
      <summary>{texts.somebodyStops}</summary>
      {stopped.length > 0 && <Notice kind="info" title={texts.stoppedHere(formats().number(stopped.length))} />}
      <SelectField
        label={texts.who}
        value={person}
        onValue={setPerson}
        options={[{ value: '', title: texts.choose }, ...along.map((one) => ({ value: one.id, title: nameInGroup(one).title }))]}
      />
      {person !== '' && (
        <SelectField
          label={texts.why}
          value=""
          onValue={(chosen) => chosen && stop(chosen)}
          options={[
            { value: '', title: texts.choose },
            ...[...here, ...elsewhere].map(({ id }) => ({ value: id, title: said(obstacle(id)?.title ?? { vi: id, en: id }) })),
          ]}
        />
      )}
    </details>
  );
}
