import type { Overview } from '#protocol/desk-answers.ts';
import { Card, Section } from '#ui/parts/surfaces.tsx';
import { HomeMap } from './home-map.tsx';
import { figuresWords } from './figures-words.ts';
import { ObstacleHeat } from './obstacle-heat.tsx';

/** What the overview asks the server for by itself: obstacles, map. */
export function OverviewPictures({ overview }: { readonly overview: Overview }) {
  const words = figuresWords();
  const { node, total } = overview;
  return (
    <>
      <Section title={words.obstacles}>
        <ObstacleHeat node={node.id} guides={total.guides} />
      </Section>
      <Section title={words.map}>
        <Card>
          <HomeMap node={node.id} />
        </Card>
      </Section>
    </>
  );
}
