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

interface CampaignFormProps {
  readonly page: PlanPage;
  readonly onClose: () => void;
}

export function CampaignForm({ page, onClose }: CampaignFormProps) {
  const { campaignForm } = planWords();
  const [draft, setDraft] = useState<Draft>(() => newDraft(page));
  const { busy, failure, submit } = useOpening(page, draft, onClose);
  const isReady = draft.name.trim() !== '' && Boolean(draft.target) && daysFit(draft);
  return (
    <Dialog title={campaignForm.title} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void submit();
        }}
      >
        <Fields page={page} draft={draft} onChange={(part) => setDraft({ ...draft, ...part })} />
        {failure && <Notice kind="error" title={deskFailureWords(failure)} />}
        <div class="button-bar">
          <Button onPress={onClose}>{words().parts.cancel}</Button>
          <Button submits look="main" busy={busy} disabled={!isReady}>
            {campaignForm.submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function newDraft(page: PlanPage): Draft {
  const today = dayInVietnam(Date.parse(page.asOf));
  const days = { from: today, through: addDays(today, usualLength) };
  return { name: '', counts: 'visits', target: undefined, ...days, ...usualMilestone(page.guides) };
}

function daysFit({ from, through }: Draft): boolean {
  return from !== undefined && through !== undefined && from <= through;
}

function useOpening(page: PlanPage, draft: Draft, onClose: () => void) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<DeskFailure>();
  const submit = async () => {
    setBusy(true);
    const { guide, milestone, ...campaign } = draft;
    const ofMilestone = draft.counts === 'milestone' ? { guide, milestone } : {};
    const answer = await deskPost(`areas/${encodeURIComponent(page.area.id)}/campaigns`, { ...campaign, ...ofMilestone });
    setBusy(false);
    if (!answer.ok) return setFailure(answer.failure);
    showToast({ words: planWords().campaignForm.made(draft.name.trim()) });
    onClose();
  };
  return { busy, failure, submit };
}

interface FieldsProps {
  readonly page: PlanPage;
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
}

function Fields({ page, draft, onChange }: FieldsProps) {
  const { campaignForm, campaigns } = planWords();
  const { name, counts, guide, milestone, target, from, through } = draft;
  return (
    <>
      <TextField
        label={campaignForm.name}
        hint={campaignForm.nameHint}
        value={name}
        longest={120}
        onValue={(text) => onChange({ name: text })}
      />
      <Choice
        label={campaignForm.counts}
        columns="one"
        options={campaignCounts.map((value) => ({ value, title: campaigns.counts[value], more: campaignForm.countsMore[value] }))}
        value={counts}
        onValue={(value) => onChange({ counts: value })}
      />
      {counts === 'milestone' && (
        <MilestoneFields guides={page.guides} labels={campaignForm} value={{ guide, milestone }} onValue={onChange} />
      )}
      <NumberField label={campaignForm.target} value={target} longest={7} onValue={(value) => onChange({ target: value })} />
      <div class="plan-pair">
        <DayField label={campaignForm.from} value={from} onValue={(day) => onChange({ from: day })} />
        <DayField
          label={campaignForm.through}
          value={through}
          earliest={from}
          error={daysFit(draft) ? undefined : campaignForm.daysWrong}
          onValue={(day) => onChange({ through: day })}
        />
      </div>
    </>
  );
}
