import { deviceKinds } from '#domain/entities.ts';
import type { Guide } from '#guides/guide.ts';
import { ManyChoice } from '#ui/parts/choices.tsx';
import { NumberField } from '#ui/parts/text-fields.tsx';
import { words } from '#ui/text/words.ts';
import { obstaclesElsewhere } from './draft-moves.ts';
import { type Edit, faultAt } from './edit.ts';
import { GoalsPart } from './goals-part.tsx';
import { formWords, inMyWords } from './guides-words.ts';
import { WordsField } from './words-field.tsx';

/** Whom the guide is for, when it is proposed, and what it leans on. */
export function AudiencePart({ edit }: { readonly edit: Edit }) {
  const texts = formWords();
  const { audience } = edit.draft;
  const change = (part: Partial<Guide['audience']>) => edit.set({ ...edit.draft, audience: { ...audience, ...part } });
  return (
    <section class="card desk-guide-part" aria-label={texts.audience.title}>
      <h2>{texts.audience.title}</h2>
      <div data-place="audience/devices">
        <ManyChoice
          label={texts.audience.devices}
          error={faultAt(edit, 'audience/devices')}
          options={deviceOptions()}
          values={audience.devices}
          onValues={(devices) => change({ devices: [...devices] })}
        />
      </div>
      <div class="desk-guide-short" data-place="audience/fromAge">
        <NumberField
          label={texts.audience.fromAge}
          optional
          longest={3}
          value={audience.fromAge}
          onValue={(fromAge) => change({ fromAge })}
        />
      </div>
      <WordsField
        edit={edit}
        place="audience"
        label={texts.audience.words}
        optional
        words={audience.words}
        onWords={(told) => change({ words: told })}
      />
      <GoalsPart edit={edit} part="requires" />
      <GoalsPart edit={edit} part="coveredBy" />
      <NeedPart edit={edit} />
    </section>
  );
}

/** Folded away: few guides are for one particular need. */
function NeedPart({ edit }: { readonly edit: Edit }) {
  const { need: texts } = formWords();
  const { need = { devices: [], obstacles: [] } } = edit.draft;
  const change = (part: Partial<typeof need>) => edit.set({ ...edit.draft, need: { ...need, ...part } });
  const obstacles = [...edit.draft.obstacles, ...obstaclesElsewhere(edit.draft, edit.others)];
  return (
    <details class="guide-more" open={need.devices.length + need.obstacles.length > 0}>
      <summary>{texts.title}</summary>
      <div class="stack">
        <p class="small soft">{texts.more}</p>
        <ManyChoice
          label={texts.devices}
          options={deviceOptions()}
          values={need.devices}
          onValues={(devices) => change({ devices: [...devices] })}
        />
        <ManyChoice
          label={texts.obstacles}
          options={obstacles.map(({ id, title }) => ({ value: id, title: inMyWords(title) || formWords().unnamed }))}
          values={need.obstacles}
          onValues={(chosen) => change({ obstacles: [...chosen] })}
        />
      </div>
    </details>
  );
}

function deviceOptions() {
  const { device } = words().facts;
  return deviceKinds.map((value) => ({ value, title: device[value] }));
}
