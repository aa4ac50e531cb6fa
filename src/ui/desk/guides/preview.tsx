import type { Guide } from '#guides/guide.ts';
import { Lines } from '#ui/field/guide/prepare-view.tsx';
import { StepWords } from '#ui/field/guide/step-words.tsx';
import { StoreCode } from '#ui/field/guide/store-code.tsx';
import { Button } from '#ui/parts/button.tsx';
import { SelectField } from '#ui/parts/select-field.tsx';
import { guideWords, said, spokenLanguage } from '#ui/text/guide-words.ts';
import { language } from '#ui/text/language.ts';
import '#ui/styles/screens/guide.css';
import { useEffect, useState } from 'preact/hooks';
import type { Edit } from './edit.ts';
import { formWords } from './guides-words.ts';
import { stepName } from './steps-part.tsx';

/** What the tablet shows, letter by letter as it is typed, with the field's own parts. It turns to the step that is unfolded in the editor. */
export function Preview({ edit }: { readonly edit: Edit }) {
  const texts = formWords().preview;
  const { draft } = edit;
  const [page, setPage] = useState('start');
  const pages = ['start', ...draft.steps.map(({ id }) => `steps/${id}`), 'end'];
  const at = Math.max(0, pages.indexOf(page));
  const turn = (to: number) => setPage(pages[to] ?? page);
  useEffect(() => {
    if (edit.open?.startsWith('steps/')) setPage(edit.open);
  }, [edit.open]);
  useEffect(
    () => () => {
      spokenLanguage.value = undefined;
    },
    [],
  );
  return (
    <aside class="desk-guide-preview" aria-label={texts.title}>
      <h2>{texts.title}</h2>
      <div class="desk-guide-both">
        <SelectField
          label={texts.at}
          value={pages[at] ?? ''}
          options={[
            { value: 'start', title: texts.start },
            ...draft.steps.map((step, index) => ({ value: `steps/${step.id}`, title: stepName(step, index) })),
            { value: 'end', title: texts.end },
          ]}
          onValue={setPage}
        />
        <PreviewLanguage />
      </div>
      <div class="button-bar">
        <Button icon="back" disabled={at === 0} onPress={() => turn(at - 1)}>
          {texts.previous}
        </Button>
        <Button icon="forward" disabled={at === pages.length - 1} onPress={() => turn(at + 1)}>
          {texts.next}
        </Button>
      </div>
      <div class="desk-guide-tablet" lang={spokenLanguage.value ?? language.value} role="group" aria-label={texts.screen} tabIndex={0}>
        <p class="small soft">{said(draft.title)}</p>
        <Page guide={draft} page={pages[at] ?? ''} />
      </div>
    </aside>
  );
}

function PreviewLanguage() {
  const { preview, vi, en } = formWords();
  return (
    <SelectField
      label={preview.language}
      value={spokenLanguage.value ?? language.value}
      options={[
        { value: 'vi', title: vi },
        { value: 'en', title: en },
      ]}
      onValue={(chosen) => {
        spokenLanguage.value = chosen;
      }}
    />
  );
}

function Page({ guide, page }: { readonly guide: Guide; readonly page: string }) {
  if (page === 'start') return <StartPage guide={guide} />;
  if (page === 'end') return <EndPage guide={guide} />;
  const step = guide.steps.find(({ id }) => page === `steps/${id}`);
  if (!step) return null;
  const milestone = guide.milestones.find(({ id }) => id === step.reaches);
  return (
    <>
      <StepWords step={step} key={step.id} aside />
      {step.drawing === 'store' && guide.apps.length > 0 && <StoreCode apps={guide.apps} key={step.id} />}
      {milestone && <p class="soft">{guideWords().leadsTo(said(milestone.title))}</p>}
    </>
  );
}

function StartPage({ guide }: { readonly guide: Guide }) {
  const { prepare } = guideWords();
  return (
    <>
      <p class="guide-words">{said(guide.summary)}</p>
      <h3>{prepare.have}</h3>
      <Lines icon="done" lines={guide.prepare} />
      <h3>{prepare.may}</h3>
      <Lines icon="done" lines={guide.may} />
      <div class="stack-tight guide-rules">
        <h3>{prepare.rules}</h3>
        <Lines icon="stopped" lines={guide.rules} />
      </div>
      {!guide.reviewed && <p class="strong">{prepare.unreviewed}</p>}
    </>
  );
}

function EndPage({ guide }: { readonly guide: Guide }) {
  const { finish } = guideWords();
  return (
    <>
      {guide.alone && <p class="guide-words">{said(guide.alone)}</p>}
      <p class="strong">{finish.ask}</p>
      <h3>{finish.nextTime}</h3>
      <Lines icon="calendar" lines={guide.nextTime} />
    </>
  );
}
