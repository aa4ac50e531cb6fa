import type { Area } from '#domain/area.ts';
import { isIsoDate } from '#domain/dates.ts';
import { finalMilestones } from '#guides/final-milestones.ts';
import type { Targets } from '#protocol/figure-answers.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/overlays.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { NumberField } from '#ui/parts/text-fields.tsx';
import { showToast } from '#ui/parts/toasts.tsx';
import { formats, words } from '#ui/text/words.ts';
import { useId, useState } from 'preact/hooks';
import { type DeskFailure, deskFailureWords, deskPost } from '../desk-client.ts';
import { useDesk } from '../desk-state.ts';
import { guideTitle } from '../record-words.ts';
import { ScreenRead } from '../screen-read.tsx';
import { figuresWords } from './figures-words.ts';

/** Services that communes are asked about; each is reached with the guide's own goal. */
const offered = ['vneid-level-2', 'public-service-portal', 'cashless-payment', 'health-card-in-vneid', 'safe-from-fraud'] as const;

export function TargetsDialog({ node, onClose }: { readonly node: Area; readonly onClose: () => void }) {
  const read = useDesk<Targets>(`areas/${encodeURIComponent(node.id)}/targets`);
  return (
    <Dialog title={figuresWords().setTargets} onClose={onClose}>
      <ScreenRead read={read}>{(held) => <TargetsForm held={held} onClose={onClose} />}</ScreenRead>
    </Dialog>
  );
}

function TargetsForm({ held, onClose }: { readonly held: Targets; readonly onClose: () => void }) {
  const text = figuresWords();
  const [residents, setResidents] = useState(held.residents);
  const [percents, setPercents] = useState(() => new Map(held.own.map(({ guide, percent }) => [guide, percent])));
  const [dueOn, setDueOn] = useState(held.own.find((target) => target.dueOn !== undefined)?.dueOn ?? '');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<DeskFailure>();
  const submit = async () => {
    setBusy(true);
    const goals = [...percents].map(([guide, percent]) => {
      const milestone = held.own.find((target) => target.guide === guide)?.milestone ?? finalMilestones[guide] ?? '';
      return { guide, milestone, percent, dueOn: isIsoDate(dueOn) ? dueOn : undefined };
    });
    const answer = await deskPost(`areas/${encodeURIComponent(held.area.id)}/targets`, { residents, targets: goals });
    setBusy(false);
    if (!answer.ok) return setFailure(answer.failure);
    showToast({ words: text.saved });
    onClose();
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void submit();
      }}
    >
      <p>{held.area.name}</p>
      <NumberField label={text.residents} hint={text.residentsHint} longest={9} value={residents} onValue={setResidents} />
      {offered.map((guide) => (
        <PercentField
          key={guide}
          guide={guide}
          held={held}
          value={percents.get(guide)}
          onValue={(percent) => setPercents(withPercent(percents, guide, percent))}
        />
      ))}
      <DayField value={dueOn} onValue={setDueOn} />
      {failure && <Notice kind="error" title={deskFailureWords(failure)} />}
      <div class="button-bar">
        <Button onPress={onClose}>{words().parts.cancel}</Button>
        <Button submits look="main" busy={busy}>
          {text.save}
        </Button>
      </div>
    </form>
  );
}

function withPercent(percents: ReadonlyMap<string, number>, guide: string, percent: number | undefined): Map<string, number> {
  const changed = new Map(percents);
  if (percent === undefined) changed.delete(guide);
  else changed.set(guide, percent);
  return changed;
}

interface PercentFieldProps {
  readonly guide: string;
  readonly held: Targets;
  readonly value: number | undefined;
  readonly onValue: (value: number | undefined) => void;
}

function PercentField({ guide, held, value, onValue }: PercentFieldProps) {
  const text = figuresWords();
  const above = held.above.find((target) => target.guide === guide);
  const hint = above ? text.inherited(formats().percent(above.percent / 100)) : text.percentHint;
  return <NumberField label={text.percent(guideTitle(guide))} hint={hint} longest={3} value={value} onValue={onValue} />;
}

function DayField({ value, onValue }: { readonly value: string; readonly onValue: (value: string) => void }) {
  const text = figuresWords();
  const id = useId();
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {text.dueOn}
      </label>
      <input
        class="input"
        id={id}
        type="date"
        value={value}
        aria-describedby={`${id}-hint`}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      <p class="small soft" id={`${id}-hint`}>
        {text.dueOnHint}
      </p>
    </div>
  );
}
