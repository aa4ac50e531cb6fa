import type { Overview, OverviewRow } from '#protocol/desk-answers.ts';
import { LinkButton } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { Card, EmptyState, Section } from '#ui/parts/surfaces.tsx';
import { formats } from '#ui/text/words.ts';
import { AddVillage } from './village-dialog.tsx';
import { Bar, ChangeMark, shareOf } from './change-mark.tsx';
import { DeskHead } from './desk-frame.tsx';
import { useDesk } from './desk-state.ts';
import { deskWords } from './desk-words.ts';
import { GuideFunnels } from './guide-funnel.tsx';
import { OverviewTable } from './overview-table.tsx';
import { ScreenRead } from './screen-read.tsx';
import { useNode } from './use-node.ts';

export function OverviewScreen({ node = '' }: { readonly node?: string }) {
  useNode(node);
  const read = useDesk<Overview>(`overview?node=${encodeURIComponent(node)}`);
  return <ScreenRead read={read}>{(overview) => <OverviewOf overview={overview} />}</ScreenRead>;
}

function OverviewOf({ overview }: { readonly overview: Overview }) {
  const words = deskWords();
  const { node, path, asOf, total, rows } = overview;
  const isEmpty = total.now.households === 0 && total.now.people === 0;
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
      <Unsent overview={overview} />
      {isEmpty ? (
        <EmptyState title={words.overview.empty} icon="homes">
          <p>{words.overview.emptyMore}</p>
          <LinkButton look="main" icon="people" href={`/desk/areas/${node.id}/members`}>
            {words.placeMembers}
          </LinkButton>
        </EmptyState>
      ) : (
        <FigureCards row={total} />
      )}
      {rows.length > 0 && (
        <Section title={words.overview.byUnit} aside={<span class="small soft">{words.overview.legend}</span>}>
          <OverviewTable rows={rows} total={total} />
        </Section>
      )}
      {!isEmpty && (
        <Section title={words.overview.funnel}>
          <GuideFunnels guides={total.guides} weekAgo={total.guidesWeekAgo} />
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

function FigureCards({ row: { now, weekAgo } }: { readonly row: OverviewRow }) {
  const { overview } = deskWords();
  const percent = (part: number, whole: number) => formats().percent(shareOf(part, whole));
  const cards = [
    { name: overview.households, key: 'households' },
    {
      name: overview.visited,
      key: 'visited',
      share: shareOf(now.visited, now.households),
      said: overview.ofHouseholds(percent(now.visited, now.households)),
    },
    {
      name: overview.met,
      key: 'met',
      share: shareOf(now.met, now.households),
      said: overview.ofHouseholds(percent(now.met, now.households)),
    },
    { name: overview.people, key: 'people' },
    {
      name: overview.guided,
      key: 'guided',
      share: shareOf(now.guided, now.people),
      said: overview.ofPeople(percent(now.guided, now.people)),
    },
  ] as const;
  return (
    <ul class="desk-figures">
      {cards.map((card) => (
        <li key={card.key}>
          <Card>
            <h2 class="desk-figure-name">{card.name}</h2>
            <p class="desk-figure">{formats().number(now[card.key])}</p>
            <p class="small soft">
              <ChangeMark now={now[card.key]} before={weekAgo[card.key]} /> {overview.inWeek}
            </p>
            {'share' in card && (
              <>
                <Bar share={card.share} />
                <p class="small soft">{card.said}</p>
              </>
            )}
          </Card>
        </li>
      ))}
    </ul>
  );
}
