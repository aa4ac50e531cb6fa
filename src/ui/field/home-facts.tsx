import type { Home } from '#background/device-api.ts';
import { formatPhone } from '#domain/phone.ts';
import { LinkButton } from '#ui/parts/button.tsx';
import { Card, Section } from '#ui/parts/surfaces.tsx';
import { formats, words } from '#ui/text/words.ts';
import { FactList } from './fact-list.tsx';

export function HomeFacts({ value }: { readonly value: Home }) {
  const { home, facts } = words();
  const { household, areaName } = value;
  const { size, phone, internet, note, address } = household;
  return (
    <Section
      title={home.details}
      aside={
        <LinkButton look="quiet" icon="edit" href={`/homes/${household.id}/edit`}>
          {words().parts.edit}
        </LinkButton>
      }
    >
      <Card>
        <FactList
          facts={[
            [home.address, address],
            [home.village, areaName],
            [home.phone, phone && formatPhone(phone)],
            [home.size, size === null || size === undefined ? undefined : formats().number(size)],
            [home.internet, internet && facts.internet[internet]],
            [home.note, note],
          ]}
        />
        {phone && (
          <LinkButton icon="phone" href={`tel:${phone}`}>
            {home.call(formatPhone(phone))}
          </LinkButton>
        )}
      </Card>
    </Section>
  );
}
