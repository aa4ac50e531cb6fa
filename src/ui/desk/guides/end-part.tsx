import { officialApps, platforms, storeAddress } from '#guides/official-apps.ts';
import { ManyChoice } from '#ui/parts/choices.tsx';
import { type Edit, faultAt } from './edit.ts';
import { formWords, inMyWords } from './guides-words.ts';
import { LinesPart } from './lines-part.tsx';
import { WordsField } from './words-field.tsx';

/** What is said before leaving. */
export function EndPart({ edit }: { readonly edit: Edit }) {
  const { end, lines } = formWords();
  return (
    <section class="card desk-guide-part" aria-label={end.title}>
      <h2>{end.title}</h2>
      <WordsField
        edit={edit}
        place="alone"
        label={end.alone}
        hint={end.aloneHint}
        lines={2}
        words={edit.draft.alone}
        onWords={(alone) => edit.set({ ...edit.draft, alone })}
      />
      <LinesPart edit={edit} part="nextTime" hint={lines.nextTimeMore} />
    </section>
  );
}

/** Only from the fixed list: nobody can lead a citizen to an app that is not on it. */
export function AppsPart({ edit }: { readonly edit: Edit }) {
  const { apps: texts } = formWords();
  const options = officialApps.map((app) => {
    const noCode = platforms.every((platform) => storeAddress(app, platform) === undefined);
    const more = [inMyWords(app.publisher), app.forWhom && inMyWords(app.forWhom), noCode && texts.noCode].filter(Boolean).join(' · ');
    return { value: app.id, title: app.name, more };
  });
  return (
    <section class="card desk-guide-part" aria-label={texts.title} data-place="apps">
      <ManyChoice
        label={texts.title}
        hint={texts.more}
        error={faultAt(edit, 'apps')}
        options={options}
        values={edit.draft.apps}
        onValues={(apps) => edit.set({ ...edit.draft, apps: [...apps] })}
      />
    </section>
  );
}
