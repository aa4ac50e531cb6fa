import type { Home, HomePerson, Named } from '#background/device-api.ts';
import { ageOn } from '#domain/birth.ts';
import type { Person } from '#domain/entities.ts';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Badge } from '#ui/parts/signals.tsx';
import { Card, EmptyState, Row, Rows, Section } from '#ui/parts/surfaces.tsx';
import { formats, words } from '#ui/text/words.ts';
import { ProgressBadges } from './progress-badges.tsx';
import { removalWords, restore } from './record-notices.tsx';
import { todayOn } from './today-on.ts';

export function HomePeople({ value }: { readonly value: Home }) {
  const { home } = words();
  const { people, removedPeople, household } = value;
  return (
    <Section
      title={home.people}
      aside={
        <LinkButton icon="add" href={`/homes/${household.id}/people/new`}>
          {home.addPerson}
        </LinkButton>
      }
    >
      <Card tight>
        {people.length === 0 ? (
          <EmptyState title={home.noPeople} icon="people" />
        ) : (
          <Rows>
            {people.map((one) => (
              <PersonRow key={one.person.id} one={one} />
            ))}
          </Rows>
        )}
      </Card>
      {removedPeople.length > 0 && <RemovedPeople people={removedPeople} />}
    </Section>
  );
}

function PersonRow({ one }: { readonly one: HomePerson }) {
  const { home, facts, parts } = words();
  const { person, consent } = one;
  return (
    <Row href={`/people/${person.id}`} icon="person" title={person.name || home.noName}>
      <span class="row-more">{personSummary(person)}</span>
      <span class="line">
        {consent !== 'given' && (
          <Badge tone={consent === 'none' ? 'wait' : 'stop'} icon="shield">
            {facts.consent[consent]}
          </Badge>
        )}
        <ProgressBadges progress={one.progress} />
        {person.unsent && <Badge icon="outbox">{parts.unsent}</Badge>}
      </span>
    </Row>
  );
}

/** "68 tuổi · Nữ · Vợ hoặc chồng": what tells two people of one name apart at the door. */
export function personSummary(person: Person): string {
  const { facts } = words();
  const relation = person.relation ?? '';
  return [
    person.birth ? facts.age(ageOn(person.birth, todayOn())) : undefined,
    person.sex && person.sex !== 'unknown' ? facts.sex[person.sex] : undefined,
    Object.hasOwn(facts.relation, relation) ? facts.relation[relation as keyof typeof facts.relation] : relation,
  ]
    .filter(Boolean)
    .join(' · ');
}

function RemovedPeople({ people }: { readonly people: readonly Named<Person>[] }) {
  const { home } = words();
  return (
    <details>
      <summary class="summary">{home.removedPeople(formats().number(people.length))}</summary>
      <Card tight>
        <Rows>
          {people.map((person) => (
            <li class="row" key={person.id}>
              <span class="row-words">
                <span class="row-title">{person.name || home.noName}</span>
                <span class="row-more">{removalWords(person.removed)}</span>
              </span>
              <Button icon="undo" onPress={() => void restore({ kind: 'person', id: person.id, area: person.area })}>
                {home.restore}
              </Button>
            </li>
          ))}
        </Rows>
      </Card>
    </details>
  );
}
