import type { Obstacle } from '#guides/guide.ts';
import { Button } from '#ui/parts/button.tsx';
import { SelectField } from '#ui/parts/select-field.tsx';
import { Badge } from '#ui/parts/signals.tsx';
import { showToast } from '#ui/parts/toasts.tsx';
import { obstaclesElsewhere, withNewObstacle, withObstacle, withObstacleAgain, withoutObstacle } from './draft-moves.ts';
import type { Edit } from './edit.ts';
import { FoldItem } from './fold-item.tsx';
import { formWords, inMyWords } from './guides-words.ts';
import { moved, replaced } from './list-moves.ts';
import { MoveButtons } from './move-buttons.tsx';
import { WordsField } from './words-field.tsx';

const followUps = ['none', 'return', 'police', 'service-point'] as const satisfies readonly Obstacle['followUp'][];

/** What stops people, what to do at once, and what it makes of the next visit. */
export function ObstaclesPart({ edit }: { readonly edit: Edit }) {
  const texts = formWords().obstacles;
  const { draft } = edit;
  return (
    <section class="card desk-guide-part" aria-label={texts.title}>
      <h2>{texts.title}</h2>
      <p class="small soft">{texts.more}</p>
      <ol class="desk-guide-list">
        {draft.obstacles.map((obstacle, at) => (
          <ObstacleItem key={obstacle.id} edit={edit} obstacle={obstacle} at={at} />
        ))}
      </ol>
      <AddObstacle edit={edit} />
    </section>
  );
}

interface ObstacleItemProps {
  readonly edit: Edit;
  readonly obstacle: Obstacle;
  readonly at: number;
}

function ObstacleItem({ edit, obstacle, at }: ObstacleItemProps) {
  const { obstacles: texts, unnamed, removed } = formWords();
  const { draft } = edit;
  const place = `obstacles/${obstacle.id}`;
  const title = inMyWords(obstacle.title) || unnamed;
  const set = (obstacles: Obstacle[]) => edit.set({ ...draft, obstacles });
  const change = (part: Partial<Obstacle>) => set(replaced(draft.obstacles, at, { ...obstacle, ...part }));
  const remove = () => {
    edit.set(withoutObstacle(draft, at));
    showToast({ words: removed(title), undo: () => edit.set(withObstacleAgain(edit.current(), draft, at)) });
  };
  return (
    <FoldItem
      edit={edit}
      place={place}
      title={title}
      badges={<Badge icon="calendar">{texts.followUps[obstacle.followUp]}</Badge>}
      buttons={
        <MoveButtons
          name={title}
          at={at}
          all={draft.obstacles.length}
          onMove={(by) => set(moved(draft.obstacles, at, by))}
          onRemove={remove}
        />
      }
    >
      <WordsField
        edit={edit}
        place={`${place}/title`}
        label={texts.name}
        words={obstacle.title}
        onWords={(told) => change({ title: told })}
      />
      <WordsField
        edit={edit}
        place={`${place}/advice`}
        label={texts.advice}
        lines={3}
        words={obstacle.advice}
        onWords={(advice) => change({ advice })}
      />
      <SelectField
        label={texts.followUp}
        value={obstacle.followUp}
        options={followUps.map((value) => ({ value, title: texts.followUps[value] }))}
        onValue={(value) => {
          const followUp = followUps.find((each) => each === value);
          if (followUp) change({ followUp });
        }}
      />
    </FoldItem>
  );
}

function AddObstacle({ edit }: { readonly edit: Edit }) {
  const texts = formWords().obstacles;
  const known = obstaclesElsewhere(edit.draft, edit.others);
  const add = () => {
    const changed = withNewObstacle(edit.draft);
    edit.set(changed);
    edit.unfold(`obstacles/${changed.obstacles.at(-1)?.id ?? ''}`);
  };
  return (
    <div class="desk-guide-both" data-place="obstacles">
      <div>
        <Button icon="add" onPress={add}>
          {texts.add}
        </Button>
      </div>
      <SelectField
        label={texts.addKnown}
        hint={texts.addKnownHint}
        value=""
        options={[{ value: '', title: texts.choose }, ...known.map(({ id, title }) => ({ value: id, title: inMyWords(title) }))]}
        onValue={(id) => {
          const chosen = known.find((obstacle) => obstacle.id === id);
          if (chosen) edit.set(withObstacle(edit.draft, chosen));
        }}
      />
    </div>
  );
}
