import type { Failure } from '#domain/result.ts';
import { furthestMilestone } from '#guides/progress-rules.ts';
import { failureWords } from '#ui/failure-words.ts';
import { TopBar } from '#ui/parts/bars.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Badge, Notice } from '#ui/parts/signals.tsx';
import { Card, Row, Rows, Section } from '#ui/parts/surfaces.tsx';
import { formsWords } from '#ui/text/forms-words.ts';
import { groupWords } from '#ui/text/group-words.ts';
import { said } from '#ui/text/guide-words.ts';
import { formats } from '#ui/text/words.ts';
import { ignoreDoubleTap } from '../forms/double-tap.ts';
import { ReturnField } from '../forms/return-field.tsx';
import { todayOn } from '../today-on.ts';
import { type GroupPageProps, nameInGroup } from './group-page.ts';

interface GroupFinishProps extends GroupPageProps {
  readonly failure: Failure | undefined;
  readonly onSave: () => void;
}

/** What will be written down, for whom, before it is. */
export function GroupFinish({ draft, guide, people, onPage, failure, onSave }: GroupFinishProps) {
  const texts = groupWords();
  const { answers, change } = draft;
  const present = answers.present.flatMap((id) => people.find((person) => person.id === id) ?? []);
  const unrecorded = present.filter(({ mayRecord }) => !mayRecord);
  return (
    <main class="screen form-screen group-screen">
      <TopBar
        title={texts.finish}
        under={said(guide.title)}
        back="/group"
        onBack={() => {
          change({ step: guide.steps.length - 1 });
          onPage('walk');
          return true;
        }}
      />
      <div class="screen-body">
        <Section title={texts.here(formats().number(present.length))}>
          <Card tight>
            <Rows label={texts.finish}>
              {present.map((person) => {
                const reached = furthestMilestone(guide, answers.reached[person.id] ?? []);
                const obstacle = guide.obstacles.find(({ id }) => id === answers.stopped[person.id]?.obstacle);
                return (
                  <Row key={person.id} icon="person" title={nameInGroup(person).title}>
                    <span class="line">
                      {reached && <Badge tone="done">{said(reached.title)}</Badge>}
                      {obstacle && <Badge tone="stop">{said(obstacle.title)}</Badge>}
                      {!person.mayRecord && <Badge tone="wait">{texts.notRecorded}</Badge>}
                      {!reached && !obstacle && person.mayRecord && <Badge>{texts.satIn}</Badge>}
                    </span>
                  </Row>
                );
              })}
            </Rows>
          </Card>
        </Section>
        {unrecorded.length > 0 && (
          <Notice kind="warning" title={texts.notRecordedCount(formats().number(unrecorded.length))}>
            <p>{texts.notRecordedMore}</p>
          </Notice>
        )}
        <ReturnField label={texts.nextDay} value={answers.returnOn} today={todayOn()} onValue={(returnOn) => change({ returnOn })} />
        {failure && (
          <Notice kind="error" title={formsWords().notSaved}>
            <p>{failureWords(failure)}</p>
          </Notice>
        )}
      </div>
      <div class="screen-action" onClickCapture={ignoreDoubleTap}>
        <Button look="main" size="big" wide icon="save" busy={draft.saving} onPress={onSave}>
          {texts.save}
        </Button>
      </div>
    </main>
  );
}
