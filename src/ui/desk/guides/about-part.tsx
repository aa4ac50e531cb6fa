import type { Guide } from '#guides/guide.ts';
import { Checkbox, Choice } from '#ui/parts/choices.tsx';
import type { Edit } from './edit.ts';
import { formWords } from './guides-words.ts';
import { WordsField } from './words-field.tsx';

/** What the guide is called and what it is good for. */
export function AboutPart({ edit }: { readonly edit: Edit }) {
  const { about } = formWords();
  const { draft } = edit;
  const change = (part: Partial<Guide>) => edit.set({ ...draft, ...part });
  return (
    <section class="card desk-guide-part" aria-label={about.title}>
      <h2>{about.title}</h2>
      <WordsField edit={edit} place="title" label={about.name} words={draft.title} onWords={(title) => change({ title })} />
      <WordsField
        edit={edit}
        place="summary"
        label={about.summary}
        hint={about.summaryHint}
        lines={2}
        words={draft.summary}
        onWords={(summary) => change({ summary })}
      />
      <Choice
        label={about.subject}
        hint={edit.isNew ? about.householdMore : about.subjectFixed}
        options={(['person', 'household'] as const).map((value) => ({ value, title: about[value], disabled: !edit.isNew }))}
        value={draft.subject}
        onValue={(subject) => change({ subject })}
      />
      <Checkbox label={about.reviewed} more={about.reviewedMore} checked={draft.reviewed} onChecked={(reviewed) => change({ reviewed })} />
      <Checkbox label={about.safety} more={about.safetyMore} checked={draft.safety} onChecked={(safety) => change({ safety })} />
    </section>
  );
}
