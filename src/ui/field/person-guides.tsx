import type { PersonPage } from '#background/device-api.ts';
import type { Person } from '#domain/entities.ts';
import type { Guide } from '#guides/guide.ts';
import { isFinished, missingRequirements } from '#guides/progress-rules.ts';
import { isAudience, proposals } from '#guides/proposals.ts';
import { Card, Row, Rows, Section } from '#ui/parts/surfaces.tsx';
import { language } from '#ui/text/language.ts';
import { formats, words } from '#ui/text/words.ts';
import { GuideBadges, NextGuide } from './guide-lines.tsx';
import { guides } from './guides-loaded.ts';
import { todayOn } from './today-on.ts';

/** The most useful guide first and large, with why; then all of them: what can be done now, what is done, what is for later or for others. */
export function PersonGuides({ value }: { readonly value: PersonPage }) {
  const { home } = words();
  const { person, progress } = value;
  const known = guides().filter((guide) => guide.subject === 'person');
  const proposed = proposals(person, progress, known, todayOn());
  const [first, ...others] = proposed;
  const isProposed = (guide: Guide) => proposed.some((one) => one.guide === guide);
  const finished = known.filter((guide) => !isProposed(guide) && isFinished(guide, progress[guide.id]));
  const rest = known.filter((guide) => !isProposed(guide) && !finished.includes(guide));
  return (
    <>
      {first && (
        <NextGuide
          proposal={first}
          known={known}
          progress={progress[first.guide.id]}
          href={`/people/${person.id}/guides/${first.guide.id}`}
        />
      )}
      <Group title={home.guidesNow} guides={others.map(({ guide }) => guide)} value={value} known={known} />
      <Group title={home.guidesDone} guides={finished} value={value} known={known} />
      <Group title={home.guidesLater} guides={rest} value={value} known={known} />
    </>
  );
}

interface GroupProps {
  readonly title: string;
  readonly guides: readonly Guide[];
  readonly value: PersonPage;
  readonly known: readonly Guide[];
}

function Group({ title, guides: group, value, known }: GroupProps) {
  if (group.length === 0) return null;
  return (
    <Section title={title}>
      <Card tight>
        <Rows label={title}>
          {group.map((guide) => (
            <GuideRow key={guide.id} guide={guide} value={value} known={known} />
          ))}
        </Rows>
      </Card>
    </Section>
  );
}

function GuideRow({ guide, value, known }: Omit<GroupProps, 'title' | 'guides'> & { readonly guide: Guide }) {
  const { home } = words();
  const { progress, person } = value;
  const own = progress[guide.id];
  const missing = missingRequirements(guide, progress, known).map(
    (required) => known.find(({ id }) => id === required.guide)?.title[language.value],
  );
  return (
    <Row href={`/people/${person.id}/guides/${guide.id}`} icon="guide" title={guide.title[language.value]}>
      <span class="line">
        <GuideBadges guide={guide} progress={own} />
      </span>
      {!isFinished(guide, own) && !isAudience(guide, person, todayOn()) && <span class="row-more">{whyNot(guide, person)}</span>}
      {missing.length > 0 && <span class="row-more">{home.notYet(missing.filter(Boolean).join(', '))}</span>}
    </Row>
  );
}

/** Said, not forbidden: somebody may have got a phone since. */
function whyNot({ audience }: Guide, person: Person): string {
  const { home } = words();
  if (person.device && !audience.devices.includes(person.device)) return home.needsSmartphone;
  return home.needsAge(formats().number(audience.fromAge ?? 0));
}
