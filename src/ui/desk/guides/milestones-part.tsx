import type { Milestone } from '#guides/guide.ts';
import { Button } from '#ui/parts/button.tsx';
import { Checkbox } from '#ui/parts/choices.tsx';
import { FieldError } from '#ui/parts/field.tsx';
import { Badge } from '#ui/parts/signals.tsx';
import { showToast } from '#ui/parts/toasts.tsx';
import { withMilestoneAgain, withNewMilestone, withoutMilestone } from './draft-moves.ts';
import { type Edit, faultAt } from './edit.ts';
import { FoldItem } from './fold-item.tsx';
import { formWords, inMyWords } from './guides-words.ts';
import { moved, replaced } from './list-moves.ts';
import { MoveButtons } from './move-buttons.tsx';
import { WordsField } from './words-field.tsx';

/** The last one is the goal, wherever it came from. */
export function MilestonesPart({ edit }: { readonly edit: Edit }) {
  const texts = formWords().milestones;
  const { draft } = edit;
  const add = () => {
    const changed = withNewMilestone(draft);
    edit.set(changed);
    edit.unfold(`milestones/${changed.milestones.at(-1)?.id ?? ''}`);
  };
  return (
    <section class="card desk-guide-part" aria-label={texts.title}>
      <h2>{texts.title}</h2>
      <p class="small soft">{texts.more}</p>
      <ol class="desk-guide-list">
        {draft.milestones.map((milestone, at) => (
          <MilestoneItem key={milestone.id} edit={edit} milestone={milestone} at={at} />
        ))}
      </ol>
      <div data-place="milestones">
        <Button icon="add" onPress={add}>
          {texts.add}
        </Button>
        <FieldError id="fault-milestones" error={faultAt(edit, 'milestones')} />
      </div>
    </section>
  );
}

interface MilestoneItemProps {
  readonly edit: Edit;
  readonly milestone: Milestone;
  readonly at: number;
}

function MilestoneItem({ edit, milestone, at }: MilestoneItemProps) {
  const { milestones: texts, unnamed, removed } = formWords();
  const { draft } = edit;
  const place = `milestones/${milestone.id}`;
  const title = inMyWords(milestone.title) || unnamed;
  const set = (milestones: Milestone[]) => edit.set({ ...draft, milestones });
  const change = (part: Partial<Milestone>) => set(replaced(draft.milestones, at, { ...milestone, ...part }));
  const remove = () => {
    edit.set(withoutMilestone(draft, at));
    showToast({ words: removed(title), undo: () => edit.set(withMilestoneAgain(edit.current(), draft, at)) });
  };
  return (
    <FoldItem
      edit={edit}
      place={place}
      title={title}
      badges={
        <>
          {milestone.counts && <Badge tone="done">{texts.counts}</Badge>}
          {at === draft.milestones.length - 1 && <Badge tone="note">{texts.final}</Badge>}
        </>
      }
      buttons={
        <MoveButtons
          name={title}
          at={at}
          all={draft.milestones.length}
          onMove={(by) => set(moved(draft.milestones, at, by))}
          onRemove={remove}
        />
      }
    >
      <WordsField
        edit={edit}
        place={`${place}/title`}
        label={texts.name}
        words={milestone.title}
        onWords={(told) => change({ title: told })}
      />
      <Checkbox label={texts.counts} checked={milestone.counts} onChecked={(counts) => change({ counts })} />
    </FoldItem>
  );
}
