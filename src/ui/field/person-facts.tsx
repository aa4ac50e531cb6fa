import type { PersonPage } from '#background/device-api.ts';
import { formatBirth } from '#domain/birth.ts';
import { maskPersonalId } from '#domain/personal-id.ts';
import { formatPhone } from '#domain/phone.ts';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Card, Section } from '#ui/parts/surfaces.tsx';
import { words } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { FactList } from './fact-list.tsx';

export function PersonFacts({ value }: { readonly value: PersonPage }) {
  const { home, facts, parts } = words();
  const { person, household, areaName } = value;
  return (
    <Section
      title={home.personDetails}
      aside={
        <LinkButton look="quiet" icon="edit" href={`/people/${person.id}/edit`}>
          {parts.edit}
        </LinkButton>
      }
    >
      <Card>
        <FactList
          facts={[
            [home.birth, person.birth && formatBirth(person.birth)],
            [home.sex, person.sex && facts.sex[person.sex]],
            [home.personalId, person.personalId && <MaskedId personalId={person.personalId} />],
            [home.phone, person.phone && formatPhone(person.phone)],
            [home.device, person.device && facts.device[person.device]],
            [home.language, person.language && languageName(person.language)],
            [home.householdOf, household && <a href={`/homes/${household.id}`}>{household.head ?? words().homes.noHead}</a>],
            [home.village, areaName],
            [home.note, person.note],
          ]}
        />
        {person.phone && (
          <LinkButton icon="phone" href={`tel:${person.phone}`}>
            {home.call(formatPhone(person.phone))}
          </LinkButton>
        )}
      </Card>
    </Section>
  );
}

/** Only the last digits show until asked for: somebody may be looking over the shoulder. */
function MaskedId({ personalId }: { readonly personalId: string }) {
  const { home } = words();
  const [shown, setShown] = useState(false);
  return (
    <span class="line">
      <span class="digits">{shown ? personalId : maskPersonalId(personalId)}</span>
      <Button look="quiet" onPress={() => setShown(!shown)}>
        {shown ? home.hide : home.show}
      </Button>
    </span>
  );
}

/** A tag of somebody else's app is shown as it is. */
function languageName(tag: string): string {
  const names: Readonly<Record<string, string>> = words().facts.spokenLanguages;
  return names[tag] ?? tag;
}
