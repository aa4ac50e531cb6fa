import { dayInVietnam, daysBetween } from '#domain/dates.ts';
import { expectedBy } from '#domain/plan.ts';
import type { CampaignPart, CampaignRow, PlanPage } from '#protocol/plan-answers.ts';
import { Button } from '#ui/parts/button.tsx';
import { Badge, ProgressBar } from '#ui/parts/signals.tsx';
import { Card } from '#ui/parts/surfaces.tsx';
import { formats } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { shareOf } from '../change-mark.tsx';
import { mayManage } from '../desk-state.ts';
import { guideTitle, milestoneTitle } from './choice-words.ts';
import { CloseCampaign } from './close-campaign.tsx';
import { planWords } from './plan-words.ts';

interface CampaignCardProps {
  readonly campaign: CampaignRow;
  readonly page: PlanPage;
  readonly onChanged: () => void;
}

export function CampaignCard({ campaign, page, onChanged }: CampaignCardProps) {
  const { campaigns } = planWords();
  const [closing, setClosing] = useState(false);
  const { total, target } = campaign;
  const number = (count: number) => formats().number(count);
  return (
    <Card>
      <div class="line-apart plan-campaign">
        <div class="stack-tight">
          <h3>{campaign.name}</h3>
          <p class="small soft">
            {[
              campaign.areaName,
              countedWords(campaign, page),
              campaigns.days(formats().date(campaign.from), formats().date(campaign.through)),
            ].join(' · ')}
          </p>
        </div>
        {mayManage() && !campaign.closedAt && <Button onPress={() => setClosing(true)}>{campaigns.close}</Button>}
      </div>
      <ProgressBar
        label={campaigns.progress(number(total.done), number(target), formats().percent(shareOf(total.done, target)))}
        value={Math.min(total.done, target)}
        most={target}
      />
      <div class="line">
        <Standing campaign={campaign} today={dayInVietnam(Date.parse(page.asOf))} />
        {total.open > 0 && <Badge icon="task">{campaigns.open(number(total.open))}</Badge>}
        {total.overdue > 0 && (
          <Badge tone="stop" icon="warning">
            {campaigns.overdue(number(total.overdue))}
          </Badge>
        )}
      </div>
      <details>
        <summary class="summary">{campaigns.details}</summary>
        <div class="desk-columns">
          <Parts title={campaigns.byVillage} parts={campaign.villages} />
          <Parts title={campaigns.byMember} parts={campaign.members} />
        </div>
      </details>
      {closing && (
        <CloseCampaign
          campaign={campaign}
          onClose={() => {
            setClosing(false);
            onChanged();
          }}
        />
      )}
    </Card>
  );
}

function countedWords({ counts, guide, milestone }: CampaignRow, { guides }: PlanPage): string {
  const { campaigns } = planWords();
  if (counts !== 'milestone') return campaigns.counts[counts];
  return campaigns.countsMilestone(guideTitle(guides, guide), milestoneTitle(guides, guide, milestone));
}

function Standing({ campaign, today }: { readonly campaign: CampaignRow; readonly today: string }) {
  const { campaigns } = planWords();
  const { from, through, closedAt, total, target } = campaign;
  const left = daysBetween(today, through);
  const expected = expectedBy(campaign, today);
  const when = closedAt
    ? campaigns.closed(formats().date(closedAt))
    : today < from
      ? campaigns.notYet(formats().date(from))
      : left < 0
        ? campaigns.over
        : left === 0
          ? campaigns.lastDay
          : campaigns.running(formats().number(left));
  return (
    <>
      {total.done >= target ? (
        <Badge tone="done">{campaigns.reached}</Badge>
      ) : (
        !closedAt &&
        total.done < expected && (
          <Badge tone="wait" icon="warning">
            {campaigns.behind(formats().number(expected))}
          </Badge>
        )
      )}
      <Badge icon="calendar">{when}</Badge>
    </>
  );
}

function Parts({ title, parts }: { readonly title: string; readonly parts: readonly CampaignPart[] }) {
  const { campaigns } = planWords();
  const number = (count: number) => (count === 0 ? '–' : formats().number(count));
  return (
    <section class="stack-tight">
      <h4>{title}</h4>
      {parts.length === 0 ? (
        <p class="soft">{campaigns.nothingYet}</p>
      ) : (
        <div class="desk-table-frame">
          <table class="desk-table plan-parts" data-rows="still">
            <thead>
              <tr>
                <th scope="col">{campaigns.name}</th>
                <th scope="col" class="desk-number">
                  {campaigns.done}
                </th>
                <th scope="col" class="desk-number">
                  {campaigns.left}
                </th>
                <th scope="col" class="desk-number">
                  {campaigns.late}
                </th>
              </tr>
            </thead>
            <tbody>
              {parts.map(({ id, name, done, open, overdue }) => (
                <tr key={id}>
                  <th scope="row">{id === '' ? campaigns.nobody : name}</th>
                  <td class="desk-number">{number(done)}</td>
                  <td class="desk-number">{number(open)}</td>
                  <td class="desk-number">{number(overdue)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
