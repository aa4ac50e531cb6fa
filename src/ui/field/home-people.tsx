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
import { UnsentMark } from './unsent-mark.tsx';

export function HomePeople({ value }: { readonly value: Home }) {
  const { home } = words();
  const { people, removedPeople, household } = value;
  return (
    <Section title={home.people} aside={people.length > 0 && <span class="count">{formats().number(people.length)}</span>}>
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
      {!household.removed && <AddPerson household={household.id} />}
      {removedPeople.length > 0 && <RemovedPeople people={removedPeople} />}
    </Section>
  );
}

/** A card in the hand is the quicker way; typing is as good. */
function AddPerson({ household }: { readonly household: string }) {
  const { home } = words();
  const path = `/homes/${household}/people/new`;
  return (
    <div class="button-bar">
      <LinkButton icon="scan" href={`${path}?scan=1`}>
        {home.scanPerson}
      </LinkButton>
      <LinkButton icon="add" href={path}>
        {home.addPerson}
      </LinkButton>
    </div>
  );
}

function PersonRow({ one }: { readonly one: HomePerson }) {
  const { home, facts } = words();
  const { person, consent } = one;
  return (
    <Row href={`/people/${person.id}`} icon="person" title={person.name || home.noName}>
      <span class="row-more">{[personSummary(person), lastDigits(person)].filter(Boolean).join(' · ')}</span>
      <span class="line">
        {consent !== 'given' && (
          <Badge tone={consent === 'none' ? 'wait' : 'stop'} icon="shield">
            {facts.consent[consent]}
          </Badge>
        )}
        <ProgressBadges progress={one.progress} />
        <UnsentMark unsent={person.unsent} />
      </span>
    </Row>
  );
}

const shownDigits = 3;

/** Enough to tell two people of one name apart, and nothing to copy. */
function lastDigits({ personalId }: Person): string | undefined {
  return personalId ? words().home.lastDigits(personalId.slice(-shownDigits)) : undefined;
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
