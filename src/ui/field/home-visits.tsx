import type { Home, Named } from '#background/device-api.ts';
import type { Visit } from '#domain/entities.ts';
import { Badge } from '#ui/parts/signals.tsx';
import { Card, EmptyState, Row, Rows, Section } from '#ui/parts/surfaces.tsx';
import { formats, words } from '#ui/text/words.ts';
import { isOutcome, outcomeTones } from './home-line.tsx';
import { removalWords } from './record-notices.tsx';
import { UnsentMark } from './unsent-mark.tsx';

/** Newest first; the whole history is one tap away, because most people want the last one. */
const shownAtOnce = 5;

export function HomeVisits({ value }: { readonly value: Home }) {
  const { home } = words();
  const { visits } = value;
  return (
    <Section title={home.visits} aside={visits.length > 0 && <span class="count">{formats().number(visits.length)}</span>}>
      <Card tight>
        {visits.length === 0 ? (
          <EmptyState title={home.noVisits} icon="visit" />
        ) : (
          <VisitRows visits={visits.slice(0, shownAtOnce)} value={value} />
        )}
      </Card>
      {visits.length > shownAtOnce && (
        <details>
          <summary class="summary">{home.olderVisits(formats().number(visits.length - shownAtOnce))}</summary>
          <Card tight>
            <VisitRows visits={visits.slice(shownAtOnce)} value={value} />
          </Card>
        </details>
      )}
    </Section>
  );
}

function VisitRows({ visits, value }: { readonly visits: readonly Named<Visit>[]; readonly value: Home }) {
  return (
    <Rows>
      {visits.map((visit) => (
        <VisitRow key={visit.id} visit={visit} value={value} />
      ))}
    </Rows>
  );
}

function VisitRow({ visit, value }: { readonly visit: Named<Visit>; readonly value: Home }) {
  const { home, parts } = words();
  const when = visit.at ? formats().dateTime(visit.at) : parts.unknown;
  const minutes = visit.minutes ? home.minutes(formats().number(visit.minutes)) : undefined;
  return (
    <Row href={`/visits/${visit.id}/edit?home=${value.household.id}`} title={[when, minutes].filter(Boolean).join(' · ')}>
      <span class="line">
        <OutcomeBadge visit={visit} />
        {visit.returnOn && !visit.removed && (
          <Badge tone="wait" icon="calendar">
            {home.returnOn(formats().date(visit.returnOn))}
          </Badge>
        )}
        <UnsentMark unsent={visit.unsent} />
      </span>
      <Present visit={visit} value={value} />
      {visit.note && <span class="row-more">{visit.note}</span>}
    </Row>
  );
}

function OutcomeBadge({ visit }: { readonly visit: Visit }) {
  const { home, facts } = words();
  if (visit.removed) return <Badge icon="remove">{`${home.removedVisit}: ${removalWords(visit.removed)}`}</Badge>;
  return isOutcome(visit.outcome) ? <Badge tone={outcomeTones[visit.outcome]}>{facts.outcome[visit.outcome]}</Badge> : null;
}

function Present({ visit, value }: { readonly visit: Visit; readonly value: Home }) {
  const present = visit.present ?? [];
  const names = value.people.flatMap(({ person }) => (present.includes(person.id) && person.name ? [person.name] : []));
  return names.length > 0 ? <span class="row-more">{words().home.present(formats().list(names))}</span> : null;
}
