import type { Guide } from '#guides/guide.ts';
import { session } from '#ui/device.ts';
import { TopBar } from '#ui/parts/bars.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Choice } from '#ui/parts/choices.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { SelectField } from '#ui/parts/select-field.tsx';
import { said } from '#ui/text/guide-words.ts';
import { groupWords } from '#ui/text/group-words.ts';
import { words } from '#ui/text/words.ts';
import type { GroupPageProps } from './group-page.ts';
import { emptyGroup } from './group-answers.ts';

interface GroupStartProps extends Pick<GroupPageProps, 'draft' | 'onPage'> {
  readonly guides: readonly Guide[];
}

/** Where, and what about. */
export function GroupStart({ draft, guides, onPage }: GroupStartProps) {
  const texts = groupWords();
  const { answers, change } = draft;
  const villages = session.value?.villages ?? [];
  const offered = guides.filter((guide) => guide.subject === 'person');
  const ready = answers.area !== '' && offered.some(({ id }) => id === answers.guide);
  return (
    <main class="screen form-screen">
      <TopBar title={texts.title} tab={texts.title} back="/" />
      <div class="screen-body">
        <p>{texts.intro}</p>
        {draft.reopened && answers.present.length > 0 && (
          <Notice kind="info" icon="draft" title={texts.reopened}>
            <div>
              <Button onPress={() => void draft.discard()}>{texts.startAnew}</Button>
            </div>
          </Notice>
        )}
        <SelectField
          label={words().homes.village}
          value={answers.area}
          // Another village has other people.
          onValue={(area) => change({ ...emptyGroup, guide: answers.guide, area })}
          options={villages.map(({ id, name }) => ({ value: id, title: name }))}
        />
        <Choice
          label={texts.which}
          columns="one"
          options={offered.map((guide) => ({ value: guide.id, title: said(guide.title), more: said(guide.summary) }))}
          value={answers.guide || undefined}
          onValue={(guide) => change({ guide, step: 0, reached: {}, stopped: {} })}
        />
      </div>
      <div class="screen-action">
        <Button look="main" size="big" wide icon="forward" disabled={!ready} onPress={() => onPage('present')}>
          {texts.whoIsHere}
        </Button>
      </div>
    </main>
  );
}
