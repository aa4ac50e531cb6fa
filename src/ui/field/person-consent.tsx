import type { PersonPage } from '#background/device-api.ts';
import { LinkButton } from '#ui/parts/button.tsx';
import { Badge, Notice } from '#ui/parts/signals.tsx';
import { Card } from '#ui/parts/surfaces.tsx';
import { formats, words } from '#ui/text/words.ts';
import { ConsentPurposes } from './consent/consent-purposes.tsx';

export function PersonConsent({ value }: { readonly value: PersonPage }) {
  const { home, facts } = words();
  const { consent, consents, person } = value;
  if (consent === 'none') {
    return (
      <Notice kind="warning" icon="shield" title={home.consentMissing}>
        <p>{home.consentMissingMore}</p>
        <div class="button-bar">
          <LinkButton icon="shield" href={`/people/${person.id}/edit?consent=1`}>
            {home.askConsent}
          </LinkButton>
        </div>
      </Notice>
    );
  }
  const newest = consents.toSorted((a, b) => (b.givenAt ?? '').localeCompare(a.givenAt ?? ''))[0];
  if (consent === 'withdrawn') {
    const on = newest?.withdrawnAt;
    return (
      <Notice kind="error" icon="shield" title={facts.consent.withdrawn}>
        {on && <p>{home.consentWithdrawnOn(formats().date(on))}</p>}
        <p>{home.consentWithdrawnMore}</p>
        <div class="button-bar">
          <LinkButton icon="shield" href={`/people/${person.id}/edit?consent=1`}>
            {home.askConsentAgain}
          </LinkButton>
        </div>
      </Notice>
    );
  }
  return (
    <Card>
      <div class="line-apart">
        <Badge tone="done" icon="shield">
          {facts.consent.given}
        </Badge>
        {newest?.givenAt && <span class="small soft">{home.consentGivenOn(formats().date(newest.givenAt))}</span>}
      </div>
      <ConsentPurposes consents={consents} />
    </Card>
  );
}
