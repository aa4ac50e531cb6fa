import type { CampaignRow } from '#protocol/plan-answers.ts';
import { Button } from '#ui/parts/button.tsx';
import { Checkbox } from '#ui/parts/choices.tsx';
import { Dialog } from '#ui/parts/overlays.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { showToast } from '#ui/parts/toasts.tsx';
import { formats, words } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { type DeskFailure, deskFailureWords, deskPost } from '../desk-client.ts';
import { planWords } from './plan-words.ts';

export function CloseCampaign({ campaign, onClose }: { readonly campaign: CampaignRow; readonly onClose: () => void }) {
  const { campaigns } = planWords();
  const [withdraw, setWithdraw] = useState(false);
  const [failure, setFailure] = useState<DeskFailure>();
  const close = async () => {
    const answer = await deskPost(`campaigns/${campaign.id}/close`, { withdraw });
    if (!answer.ok) return setFailure(answer.failure);
    showToast({ words: campaigns.closeDone });
    onClose();
  };
  return (
    <Dialog title={campaigns.closeTitle(campaign.name)} onClose={onClose}>
      <p>{campaigns.closeMore}</p>
      {campaign.total.open > 0 && (
        <Checkbox
          label={campaigns.closeWithdraw(formats().number(campaign.total.open))}
          more={campaigns.closeWithdrawMore}
          checked={withdraw}
          onChecked={setWithdraw}
        />
      )}
      {failure && <Notice kind="error" title={deskFailureWords(failure)} />}
      <div class="button-bar">
        <Button onPress={onClose}>{words().parts.cancel}</Button>
        <Button look="main" onPress={() => void close()}>
          {campaigns.close}
        </Button>
      </div>
    </Dialog>
  );
}
