import type { PersonPage } from '#background/device-api.ts';
import type { Person, Progress } from '#domain/entities.ts';
import type { Guide } from '#guides/guide.ts';
import { furthestMilestone, isFinished, missingRequirements } from '#guides/progress-rules.ts';
import { isAudience, proposals, type Proposal } from '#guides/proposals.ts';
import { LinkButton } from '#ui/parts/button.tsx';
import { Badge } from '#ui/parts/signals.tsx';
import { Card, Row, Rows, Section } from '#ui/parts/surfaces.tsx';
import { language } from '#ui/text/language.ts';
import { formats, words } from '#ui/text/words.ts';
import { guides } from './guides-loaded.ts';
import { todayOn } from './today-on.ts';

/** The most useful guide first and large; then all of them. */
export function PersonGuides({ value }: { readonly value: PersonPage }) {
  const { home } = words();
  const { person, progress } = value;
  const known = guides().filter((guide) => guide.subject === 'person');
  const proposed = proposals(person, progress, known, todayOn());
  const order = [...proposed.map(({ guide }) => guide), ...known.filter((guide) => !proposed.some((one) => one.guide === guide))];
  const [first] = proposed;
  return (
    <>
      {first && <NextGuide proposal={first} person={person.id} progress={progress[first.guide.id]} />}
      <Section title={home.guides}>
        <Card tight>
          <Rows>
            {order.map((guide) => (
              <GuideRow key={guide.id} guide={guide} value={value} known={known} />
            ))}
          </Rows>
        </Card>
      </Section>
    </>
  );
}

function NextGuide({
  proposal,
  person,
  progress,
}: {
  readonly proposal: Proposal;
  readonly person: string;
  readonly progress: Progress | undefined;
}) {
  const { home } = words();
  const { guide, why } = proposal;
  return (
    <div class="card next-guide">
      <p class="small strong">{home.nextUp}</p>
      <h2>{guide.title[language.value]}</h2>
      <p>{guide.summary[language.value]}</p>
      <div class="line">
        <GuideBadges guide={guide} progress={progress} />
      </div>
      <LinkButton look="main" size="big" wide icon="guide" href={`/people/${person}/guides/${guide.id}`}>
        {why === 'begin' || why === 'help' ? home.startGuide : home.resumeGuide}
      </LinkButton>
    </div>
  );
}

interface GuideRowProps {
  readonly guide: Guide;
  readonly value: PersonPage;
  readonly known: readonly Guide[];
}

function GuideRow({ guide, value, known }: GuideRowProps) {
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

function GuideBadges({ guide, progress }: { readonly guide: Guide; readonly progress: Progress | undefined }) {
  const { home } = words();
  const said = language.value;
  if (progress?.declined) return <Badge icon="stopped">{home.declined}</Badge>;
  if (isFinished(guide, progress)) return <Badge tone="done">{progress?.independent ? home.independent : home.finished}</Badge>;
  const reached = furthestMilestone(guide, [progress?.milestone]);
  const obstacle = guide.obstacles.find(({ id }) => id === progress?.obstacle);
  return (
    <>
      {reached && (
        <Badge tone="note" icon="done">
          {reached.title[said]}
        </Badge>
      )}
      {progress?.obstacle && (
        <Badge tone="stop" icon="stopped">
          {obstacle?.title[said] ?? home.stuck}
        </Badge>
      )}
      {progress?.appointmentOn && (
        <Badge tone="wait" icon="calendar">
          {home.appointment(formats().day(progress.appointmentOn, todayOn()))}
        </Badge>
      )}
      {!reached && !progress?.obstacle && !progress?.appointmentOn && (
        <Badge icon="guide">{progress?.step ? home.underway : home.notBegun}</Badge>
      )}
    </>
  );
}
