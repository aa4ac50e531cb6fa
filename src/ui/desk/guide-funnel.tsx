import { findGuide } from '#guides/shipped-guides.ts';
import type { GuideCount } from '#protocol/desk-answers.ts';
import { Badge } from '#ui/parts/signals.tsx';
import { Card } from '#ui/parts/surfaces.tsx';
import { formats } from '#ui/text/words.ts';
import { Bar, ChangeMark, shareOf } from './change-mark.tsx';
import { deskWords } from './desk-words.ts';
import { guideTitle } from './record-words.ts';

interface FunnelsProps {
  readonly guides: readonly GuideCount[];
  readonly weekAgo: readonly GuideCount[];
}

/** For each service how many people got how far: a bar per milestone, each counting those who reached it or went further. */
export function GuideFunnels({ guides, weekAgo }: FunnelsProps) {
  const { overview } = deskWords();
  if (guides.length === 0) return <p class="soft">{overview.noGuides}</p>;
  return (
    <>
      <p class="small soft">{overview.funnelCaption}</p>
      <div class="desk-funnels">
        {guides.map((guide) => (
          <Funnel key={guide.guide} count={guide} before={weekAgo.find((other) => other.guide === guide.guide)} />
        ))}
      </div>
    </>
  );
}

/** Milestones in the guide's order, then those that this version does not know. */
function milestonesOf({ guide, reached }: GuideCount): readonly string[] {
  const known = findGuide(guide)?.milestones.map(({ id }) => id) ?? [];
  return [...known, ...Object.keys(reached).filter((id) => !known.includes(id))];
}

/** People at the milestone or past it. A milestone we do not know has no place in the order and stands alone. */
function reachedBy(count: GuideCount | undefined, milestone: string): number {
  if (!count) return 0;
  const known = findGuide(count.guide)?.milestones.map(({ id }) => id) ?? [];
  const rank = known.indexOf(milestone);
  const ids = rank < 0 ? [milestone] : known.slice(rank);
  return ids.reduce((sum, id) => sum + (count.reached[id] ?? 0), 0);
}

function Funnel({ count, before }: { readonly count: GuideCount; readonly before: GuideCount | undefined }) {
  const { overview } = deskWords();
  const milestones = milestonesOf(count);
  const most = Math.max(1, ...milestones.map((id) => reachedBy(count, id)));
  const counting = new Set(findGuide(count.guide)?.milestones.flatMap(({ id, counts }) => (counts ? [id] : [])));
  return (
    <Card>
      <h3>{guideTitle(count.guide)}</h3>
      <ol class="desk-funnel">
        {milestones.map((id) => (
          <li key={id}>
            <span class="desk-funnel-name">
              {guideTitle(count.guide, 'milestones', id)}
              {counting.has(id) && <span class="soft small"> · {overview.counts}</span>}
            </span>
            <span class="desk-funnel-count">
              <strong>{formats().number(reachedBy(count, id))}</strong>{' '}
              <ChangeMark now={reachedBy(count, id)} before={reachedBy(before, id)} />
            </span>
            <Bar share={shareOf(reachedBy(count, id), most)} tone={counting.has(id) ? 'done' : 'soft'} />
          </li>
        ))}
      </ol>
      <div class="line">
        <Badge tone="done">{overview.independent(formats().number(count.independent))}</Badge>
        {count.stuck > 0 && (
          <Badge tone="wait" icon="warning">
            {overview.stuck(formats().number(count.stuck))}
          </Badge>
        )}
      </div>
    </Card>
  );
}
