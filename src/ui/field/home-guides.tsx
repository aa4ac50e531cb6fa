import type { Home } from '#background/device-api.ts';
import { Card, Row, Rows, Section } from '#ui/parts/surfaces.tsx';
import { language } from '#ui/text/language.ts';
import { words } from '#ui/text/words.ts';
import { GuideBadges } from './guide-lines.tsx';
import { guides } from './guides-loaded.ts';

/** What belongs to the house and not to one person: the electricity bill, the connection. */
export function HomeGuides({ value }: { readonly value: Home }) {
  const known = guides().filter((guide) => guide.subject === 'household');
  if (known.length === 0 || value.household.removed) return null;
  const { home } = words();
  return (
    <Section title={home.homeGuides}>
      <Card tight>
        <Rows label={home.homeGuides}>
          {known.map((guide) => (
            <Row key={guide.id} href={`/homes/${value.household.id}/guides/${guide.id}`} icon="guide" title={guide.title[language.value]}>
              <span class="line">
                <GuideBadges guide={guide} progress={value.progress[guide.id]} />
              </span>
            </Row>
          ))}
        </Rows>
      </Card>
    </Section>
  );
}
