import type { AreaDetail, TabletRulesAt } from '#protocol/desk-answers.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/overlays.tsx';
import { NumberField } from '#ui/parts/text-fields.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { showToast } from '#ui/parts/toasts.tsx';
import { words } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { type DeskFailure, deskFailureWords, deskPost } from '../desk-client.ts';
import { useDesk } from '../desk-state.ts';
import { teamsWords } from './teams-words.ts';

/** How long a tablet may go without contact, and how short a PIN may be, at a unit and below. */
export function TabletRules({ area }: { readonly area: AreaDetail['area'] }) {
  const { tablets } = teamsWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon="settings" onPress={() => setOpen(true)}>
        {tablets.rules}
      </Button>
      {open && <RulesDialog area={area} onClose={() => setOpen(false)} />}
    </>
  );
}

function RulesDialog({ area, onClose }: { readonly area: AreaDetail['area']; readonly onClose: () => void }) {
  const { tablets } = teamsWords();
  const rules = useDesk<TabletRulesAt>(`areas/${encodeURIComponent(area.id)}/tablet-rules`);
  return (
    <Dialog title={tablets.rulesTitle(area.name)} onClose={onClose}>
      <p>{tablets.rulesMore}</p>
      {rules.value && <RulesForm area={area.id} rules={rules.value} onClose={onClose} />}
    </Dialog>
  );
}

interface RulesFormProps {
  readonly area: string;
  readonly rules: TabletRulesAt;
  readonly onClose: () => void;
}

function RulesForm({ area, rules, onClose }: RulesFormProps) {
  const { tablets } = teamsWords();
  const [leaseDays, setLeaseDays] = useState<number | undefined>(rules.leaseDays);
  const [pinLeast, setPinLeast] = useState<number | undefined>(rules.pinLeast);
  const [failure, setFailure] = useState<DeskFailure>();
  const save = async () => {
    const answer = await deskPost(`areas/${encodeURIComponent(area)}/tablet-rules`, { leaseDays, pinLeast });
    if (!answer.ok) return setFailure(answer.failure);
    showToast({ words: tablets.rulesSaved });
    onClose();
  };
  const isInherited = rules.from?.id !== area;
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {isInherited && <p class="small soft">{rules.from ? tablets.rulesFrom(rules.from.name) : tablets.rulesUsual}</p>}
      <NumberField label={tablets.leaseDays} hint={tablets.leaseDaysHint} value={leaseDays} onValue={setLeaseDays} longest={2} />
      <NumberField label={tablets.pinLeast} hint={tablets.pinLeastHint} value={pinLeast} onValue={setPinLeast} longest={2} />
      {failure && <Notice kind="error" title={deskFailureWords(failure)} />}
      <div class="button-bar">
        <Button onPress={onClose}>{words().parts.cancel}</Button>
        <Button submits look="main">
          {words().parts.save}
        </Button>
      </div>
    </form>
  );
}
