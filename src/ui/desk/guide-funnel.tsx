import { figureKey } from '#domain/figure-keys.ts';
import { findGuide } from '#guides/shipped-guides.ts';
import type { GuideCount } from '#protocol/desk-answers.ts';
import { Badge } from '#ui/parts/signals.tsx';
import { Card } from '#ui/parts/surfaces.tsx';
import { formats } from '#ui/text/words.ts';
import { Bar, ChangeMark, shareOf } from './change-mark.tsx';
import { deskWords } from './desk-words.ts';
import { FigureLink, listHref } from './overview/figure-link.tsx';
import { figureTitle, milestonesFrom, reachedBy } from './overview/figure-titles.ts';
import { figuresWords } from './overview/figures-words.ts';
import { guideTitle } from './record-words.ts';

interface FunnelsProps {
  readonly node: string;
  readonly guides: readonly GuideCount[];
  readonly weekAgo: readonly GuideCount[];
}

/** For each service how many people got how far: a bar per milestone, each counting those who reached it or went further. */
export function GuideFunnels({ node, guides, weekAgo }: FunnelsProps) {
  const { overview } = deskWords();
  if (guides.length === 0) return <p class="soft">{overview.noGuides}</p>;
  return (
    <>
      <p class="small soft">{overview.funnelCaption}</p>
      <div class="desk-funnels">
        {guides.map((guide) => (
          <Funnel key={guide.guide} node={node} count={guide} before={weekAgo.find((other) => other.guide === guide.guide)} />
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

interface FunnelProps {
  readonly node: string;
  readonly count: GuideCount;
  readonly before: GuideCount | undefined;
}

function Funnel({ node, count, before }: FunnelProps) {
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
              <strong>
                <FigureLink
                  node={node}
                  figures={milestonesFrom(count.guide, id).map((milestone) => figureKey('milestone', count.guide, milestone))}
                  count={reachedBy(count, id)}
                  name={figureTitle(figureKey('milestone', count.guide, id))}
                />
              </strong>{' '}
              <ChangeMark now={reachedBy(count, id)} before={reachedBy(before, id)} />
            </span>
            <Bar share={shareOf(reachedBy(count, id), most)} tone={counting.has(id) ? 'done' : 'soft'} />
          </li>
        ))}
      </ol>
      <FunnelMarks node={node} count={count} />
    </Card>
  );
}

/** Those who need no more help, and those who need it most. */
function FunnelMarks({ node, count }: { readonly node: string; readonly count: GuideCount }) {
  const { overview } = deskWords();
  const mark = (what: 'independent' | 'stuck' | 'declined') => listHref(node, [figureKey(what, count.guide)]);
  const number = formats().number;
  return (
    <div class="line">
      {count.independent === 0 ? (
        <Badge tone="done">{overview.independent(number(0))}</Badge>
      ) : (
        <a class="desk-figure-link" href={mark('independent')}>
          <Badge tone="done">{overview.independent(number(count.independent))}</Badge>
        </a>
      )}
      {count.stuck > 0 && (
        <a class="desk-figure-link" href={mark('stuck')}>
          <Badge tone="wait" icon="warning">
            {overview.stuck(number(count.stuck))}
          </Badge>
        </a>
      )}
      {count.declined > 0 && (
        <a class="desk-figure-link" href={mark('declined')}>
          <Badge>{figuresWords().declined(number(count.declined))}</Badge>
        </a>
      )}
    </div>
  );
}
