import type { RightsPage } from '#protocol/rights-answers.ts';
import { LinkButton } from '#ui/parts/button.tsx';
import { Card, Section } from '#ui/parts/surfaces.tsx';
import { formats } from '#ui/text/words.ts';
import { DeskHead } from '../desk-frame.tsx';
import { useDesk } from '../desk-state.ts';
import { ScreenRead } from '../screen-read.tsx';
import { useNode } from '../use-node.ts';
import { Forgetting, RequestCard } from './request-card.tsx';
import { at } from './request-letters.ts';
import { rightsWords } from './rights-words.ts';

/** Who asks what about their data, and by when it has to be done. */
export function RightsScreen({ node = '' }: { readonly node?: string }) {
  useNode(node);
  const words = rightsWords();
  const read = useDesk<RightsPage>(`areas/${encodeURIComponent(node)}/rights`);
  return (
    <>
      <DeskHead
        title={words.title}
        path={read.value?.path}
        view="/rights"
        under={words.more}
        aside={
          <>
            <LinkButton icon="calendar" href={`/desk/areas/${node}/retention`}>
              {words.retentionLink}
            </LinkButton>
            <LinkButton icon="warning" href={`/desk/areas/${node}/breaches`}>
              {words.breachLink}
            </LinkButton>
          </>
        }
      />
      <ScreenRead read={read}>{(page) => <Queue page={page} onChanged={read.reread} />}</ScreenRead>
    </>
  );
}

function Queue({ page, onChanged }: { readonly page: RightsPage; readonly onChanged: () => void }) {
  const words = rightsWords();
  const isOpen = ({ state }: RightsPage['requests'][number]) => state === 'received' || state === 'answered';
  const open = page.requests.filter(isOpen);
  const settled = page.requests.filter((request) => !isOpen(request));
  const cards = (requests: RightsPage['requests']) =>
    requests.map((request) => <RequestCard key={request.id} request={request} backupDays={page.backupDays} onChanged={onChanged} />);
  return (
    <>
      <Section title={words.open}>{open.length === 0 ? <p class="soft">{words.noneOpen}</p> : cards(open)}</Section>
      {settled.length > 0 && <Section title={words.settled}>{cards(settled)}</Section>}
      {page.erasures.length > 0 && (
        <Section title={words.otherErasures}>
          {page.erasures.map((erasure) => (
            <Card key={erasure.id}>
              <p>
                {[
                  erasure.areaName,
                  at(erasure.at),
                  words.reason[erasure.reason],
                  words.counts(formats().number(erasure.people), formats().number(erasure.homes)),
                ].join(' · ')}
              </p>
              <Forgetting forgetting={erasure} />
            </Card>
          ))}
        </Section>
      )}
    </>
  );
}
