import { addDays, dayInVietnam } from '#domain/dates.ts';
import { type CampaignCount, campaignCounts } from '#domain/plan.ts';
import type { PlanPage } from '#protocol/plan-answers.ts';
import { Button } from '#ui/parts/button.tsx';
import { Choice } from '#ui/parts/choices.tsx';
import { DayField } from '#ui/parts/date-fields.tsx';
import { Dialog } from '#ui/parts/overlays.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { NumberField, TextField } from '#ui/parts/text-fields.tsx';
import { showToast } from '#ui/parts/toasts.tsx';
import { words } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { type DeskFailure, deskFailureWords, deskPost } from '../desk-client.ts';
import { MilestoneFields, usualMilestone } from './milestone-fields.tsx';
import { planWords } from './plan-words.ts';

/** A month, as campaigns usually are. Days. */
const usualLength = 29;

interface Draft {
  readonly name: string;
  readonly counts: CampaignCount;
  readonly guide: string;
  readonly milestone: string;
  readonly target: number | undefined;
  readonly from: string | undefined;
  readonly through: string | undefined;
}

export function CampaignForm({ page, onClose }: { readonly page: PlanPage; readonly onClose: () => void }) {
  const { campaignForm, campaigns } = planWords();
  const today = dayInVietnam(Date.parse(page.asOf));
  const [draft, setDraft] = useState<Draft>({
    name: '',
    counts: 'visits',
    target: undefined,
    from: today,
    through: addDays(today, usualLength),
    ...usualMilestone(page.guides),
  });
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<DeskFailure>();
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const { name, counts, guide, milestone, target, from, through } = draft;
  const daysFit = from !== undefined && through !== undefined && from <= through;
  const submit = async () => {
    setBusy(true);
    const ofMilestone = counts === 'milestone' ? { guide, milestone } : {};
    const answer = await deskPost(`areas/${encodeURIComponent(page.area.id)}/campaigns`, {
      name,
      counts,
      target,
      from,
      through,
      ...ofMilestone,
    });
    setBusy(false);
    if (!answer.ok) return setFailure(answer.failure);
    showToast({ words: campaignForm.made(name.trim()) });
    onClose();
  };
  return (
    <Dialog title={campaignForm.title} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void submit();
        }}
      >
        <TextField
          label={campaignForm.name}
          hint={campaignForm.nameHint}
          value={name}
          longest={120}
          onValue={(text) => change({ name: text })}
        />
        <Choice
          label={campaignForm.counts}
          columns="one"
          options={campaignCounts.map((value) => ({ value, title: campaigns.counts[value], more: campaignForm.countsMore[value] }))}
          value={counts}
          onValue={(value) => change({ counts: value })}
        />
        {counts === 'milestone' && (
          <MilestoneFields guides={page.guides} labels={campaignForm} value={{ guide, milestone }} onValue={change} />
        )}
        <NumberField label={campaignForm.target} value={target} longest={7} onValue={(value) => change({ target: value })} />
        <div class="plan-pair">
          <DayField label={campaignForm.from} value={from} onValue={(day) => change({ from: day })} />
          <DayField
            label={campaignForm.through}
            value={through}
            earliest={from}
            error={daysFit ? undefined : campaignForm.daysWrong}
            onValue={(day) => change({ through: day })}
          />
        </div>
        {failure && <Notice kind="error" title={deskFailureWords(failure)} />}
        <div class="button-bar">
          <Button onPress={onClose}>{words().parts.cancel}</Button>
          <Button submits look="main" busy={busy} disabled={name.trim() === '' || !target || !daysFit}>
            {campaignForm.submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
