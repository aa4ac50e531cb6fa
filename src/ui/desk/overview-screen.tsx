import type { Overview } from '#protocol/desk-answers.ts';
import { LinkButton } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { EmptyState, Section } from '#ui/parts/surfaces.tsx';
import { formats } from '#ui/text/words.ts';
import { useEffect } from 'preact/hooks';
import { keepForAway } from './away/keep-for-away.ts';
import { AddVillage } from './village-dialog.tsx';
import { DeskHead } from './desk-frame.tsx';
import { useDesk } from './desk-state.ts';
import { deskWords } from './desk-words.ts';
import { GuideFunnels } from './guide-funnel.tsx';
import { Duties } from './overview/duties.tsx';
import { FigureCards } from './overview/figure-cards.tsx';
import { figuresWords } from './overview/figures-words.ts';
import { OverviewPictures } from './overview/overview-pictures.tsx';
import { TargetRanking } from './overview/target-ranking.tsx';
import { TrendCharts } from './overview/trend-chart.tsx';
import { OverviewTable } from './overview-table.tsx';
import { ScreenRead } from './screen-read.tsx';
import { useNode } from './use-node.ts';
import './styles/desk-figures.css';

export function OverviewScreen({ node = '' }: { readonly node?: string }) {
  useNode(node);
  const read = useDesk<Overview>(`overview?node=${encodeURIComponent(node)}`);
  useEffect(() => {
    if (read.value) void keepForAway(read.value);
  }, [read.value]);
  return <ScreenRead read={read}>{(overview) => <OverviewOf overview={overview} />}</ScreenRead>;
}

function OverviewOf({ overview }: { readonly overview: Overview }) {
  const words = deskWords();
  const { node, path, asOf } = overview;
  return (
    <>
      <DeskHead
        title={node.name}
        path={path.slice(0, -1)}
        under={words.overview.asOf(formats().dateTime(asOf))}
        aside={
          <>
            <AddVillage node={node} />
            <LinkButton icon="homes" href={`/desk/areas/${node.id}/households`}>
              {words.overview.seeHouseholds}
            </LinkButton>
          </>
        }
      />
      <OverviewFigures overview={overview} />
      {!isEmpty(overview) && <OverviewPictures overview={overview} />}
    </>
  );
}

function isEmpty({ total }: Overview): boolean {
  return total.now.households === 0 && total.now.people === 0;
}

/** All that an overview tells by itself, without asking the server for more. */
export function OverviewFigures({ overview }: { readonly overview: Overview }) {
  const words = deskWords();
  const { node, total, rows } = overview;
  return (
    <>
      <Unsent overview={overview} />
      {isEmpty(overview) ? (
        <EmptyState title={words.overview.empty} icon="homes">
          <p>{words.overview.emptyMore}</p>
          <LinkButton look="main" icon="people" href={`/desk/areas/${node.id}/members`}>
            {words.placeMembers}
          </LinkButton>
        </EmptyState>
      ) : (
        <>
          <FigureCards row={total} />
          <Duties overview={overview} />
          <Section title={figuresWords().trend}>
            <TrendCharts weeks={overview.weeks} />
          </Section>
        </>
      )}
      {rows.length > 0 && (
        <Section title={words.overview.byUnit} aside={<span class="small soft">{words.overview.legend}</span>}>
          <OverviewTable rows={rows} total={total} />
        </Section>
      )}
      {!isEmpty(overview) && (
        <Section title={words.overview.funnel}>
          <GuideFunnels node={node.id} guides={total.guides} weekAgo={overview.guidesWeekAgo} />
        </Section>
      )}
      {!isEmpty(overview) && (
        <Section title={figuresWords().targets}>
          <TargetRanking overview={overview} />
        </Section>
      )}
    </>
  );
}

function Unsent({ overview: { unsent, node } }: { readonly overview: Overview }) {
  const words = deskWords();
  if (unsent.mutations === 0) return null;
  return (
    <Notice kind="warning" title={words.overview.unsentTitle} icon="waiting">
      <p>{words.overview.unsent(formats().number(unsent.mutations), formats().number(unsent.devices))}</p>
      <p>
        <a href={`/desk/areas/${node.id}/tablets`}>{words.overview.seeTablets}</a>
      </p>
    </Notice>
  );
}
