import type { Figures, OverviewRow } from '#protocol/desk-answers.ts';
import { Card } from '#ui/parts/surfaces.tsx';
import { formats } from '#ui/text/words.ts';
import { Bar, ChangeMark, shareOf } from '../change-mark.tsx';
import { deskWords } from '../desk-words.ts';
import { FigureLink } from './figure-link.tsx';
import { figuresWords } from './figures-words.ts';

interface Shown {
  readonly key: 'households' | 'visited' | 'met' | 'refused' | 'unvisited' | 'people' | 'guided';
  readonly figure: string;
  readonly of?: 'households' | 'people';
  readonly good?: 'fewer';
}

const shown: readonly Shown[] = [
  { key: 'households', figure: 'home' },
  { key: 'visited', figure: 'visited', of: 'households' },
  { key: 'met', figure: 'met', of: 'households' },
  { key: 'refused', figure: 'refused', of: 'households', good: 'fewer' },
  { key: 'unvisited', figure: 'unvisited', of: 'households', good: 'fewer' },
  { key: 'people', figure: 'person' },
  { key: 'guided', figure: 'guided', of: 'people' },
];

function valueOf(figures: Figures, key: Shown['key']): number {
  return key === 'unvisited' ? figures.households - figures.visited : figures[key];
}

/** The node's own figures; each opens the list behind it. */
export function FigureCards({ row: { area, now, weekAgo } }: { readonly row: OverviewRow }) {
  return (
    <ul class="desk-figures">
      {shown.map((card) => (
        <li key={card.key}>
          <Card>
            <FigureCard card={card} node={area.id} now={now} weekAgo={weekAgo} />
          </Card>
        </li>
      ))}
    </ul>
  );
}

interface FigureCardProps {
  readonly card: Shown;
  readonly node: string;
  readonly now: Figures;
  readonly weekAgo: Figures;
}

function FigureCard({ card, node, now, weekAgo }: FigureCardProps) {
  const { overview } = deskWords();
  const name = figuresWords()[card.key];
  const value = valueOf(now, card.key);
  const whole = card.of && now[card.of];
  const share = shareOf(value, whole ?? 0);
  const said = formats().percent(share);
  return (
    <>
      <h2 class="desk-figure-name">{name}</h2>
      <p class="desk-figure">
        <FigureLink node={node} figures={[card.figure]} count={value} name={name} />
      </p>
      <p class="small soft">
        <ChangeMark now={value} before={valueOf(weekAgo, card.key)} good={card.good} /> {overview.inWeek}
      </p>
      {whole !== undefined && (
        <>
          <Bar share={share} tone={card.good === 'fewer' ? 'soft' : 'done'} />
          <p class="small soft">{card.of === 'people' ? overview.ofPeople(said) : overview.ofHouseholds(said)}</p>
        </>
      )}
    </>
  );
}
