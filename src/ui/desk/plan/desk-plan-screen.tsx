import type { PlanPage } from '#protocol/plan-answers.ts';
import { Button } from '#ui/parts/button.tsx';
import { Section } from '#ui/parts/surfaces.tsx';
import { useState } from 'preact/hooks';
import { DeskHead } from '../desk-frame.tsx';
import { mayManage, useDesk } from '../desk-state.ts';
import { ScreenRead } from '../screen-read.tsx';
import { useNode } from '../use-node.ts';
import { AssignForm } from './assign-form.tsx';
import { AssignmentTable } from './assignment-table.tsx';
import { CampaignCard } from './campaign-card.tsx';
import { CampaignForm } from './campaign-form.tsx';
import { planWords } from './plan-words.ts';
import '../styles/desk-plan.css';

/** Who goes where until when, and how far the campaigns have come. */
export function PlanScreen({ node = '' }: { readonly node?: string }) {
  useNode(node);
  const words = planWords();
  const read = useDesk<PlanPage>(`areas/${encodeURIComponent(node)}/plan`);
  const [making, setMaking] = useState<'assignment' | 'campaign'>();
  const close = () => {
    setMaking(undefined);
    read.reread();
  };
  const aside = mayManage() && read.value && (
    <>
      <Button icon="add" onPress={() => setMaking('campaign')}>
        {words.newCampaign}
      </Button>
      <Button look="main" icon="task" onPress={() => setMaking('assignment')}>
        {words.assign}
      </Button>
    </>
  );
  return (
    <>
      <DeskHead title={words.title} path={read.value?.path} view="/plan" under={words.more} aside={aside} />
      {making === 'assignment' && read.value && <AssignForm page={read.value} onClose={close} />}
      {making === 'campaign' && read.value && <CampaignForm page={read.value} onClose={close} />}
      <ScreenRead read={read}>{(page) => <Planned page={page} onChanged={read.reread} />}</ScreenRead>
    </>
  );
}

function Planned({ page, onChanged }: { readonly page: PlanPage; readonly onChanged: () => void }) {
  const { campaigns, assignments } = planWords();
  return (
    <>
      <Section title={campaigns.title}>
        {page.campaigns.length === 0 && <p class="soft">{campaigns.none}</p>}
        {page.campaigns.map((campaign) => (
          <CampaignCard key={campaign.id} campaign={campaign} page={page} onChanged={onChanged} />
        ))}
      </Section>
      <Section title={assignments.title}>
        {page.assignments.length === 0 ? <p class="soft">{assignments.none}</p> : <AssignmentTable page={page} onChanged={onChanged} />}
      </Section>
    </>
  );
}
