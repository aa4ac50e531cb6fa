import type { BreachesPage, BreachShown } from '#protocol/rights-answers.ts';
import { Button } from '#ui/parts/button.tsx';
import { Badge } from '#ui/parts/signals.tsx';
import { Card, Section } from '#ui/parts/surfaces.tsx';
import { formats } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { DeskHead } from '../desk-frame.tsx';
import { useDesk } from '../desk-state.ts';
import { ScreenRead } from '../screen-read.tsx';
import { useNode } from '../use-node.ts';
import { type BreachDraft, BreachForm, draftOf, newDraft } from './breach-form.tsx';
import { breachLetter } from './breach-letter.ts';
import { offerLetter } from './letter-file.ts';
import { at, requestCode } from './request-letters.ts';
import { rightsWords } from './rights-words.ts';

/** What went wrong with data, and how long there is to tell the authority. */
export function BreachesScreen({ node = '' }: { readonly node?: string }) {
  useNode(node);
  const { breach } = rightsWords();
  const [draft, setDraft] = useState<BreachDraft>();
  const read = useDesk<BreachesPage>(`areas/${encodeURIComponent(node)}/breaches`);
  const close = () => {
    setDraft(undefined);
    read.reread();
  };
  return (
    <>
      <DeskHead
        title={breach.title}
        path={read.value?.path}
        view="/breaches"
        under={breach.more}
        aside={
          <Button look="main" icon="add" onPress={() => setDraft(newDraft([]))}>
            {breach.write}
          </Button>
        }
      />
      {draft && <BreachForm node={node} draft={draft} onClose={close} />}
      <ScreenRead read={read}>{(page) => <Log page={page} onWrite={setDraft} />}</ScreenRead>
    </>
  );
}

function Log({ page, onWrite }: { readonly page: BreachesPage; readonly onWrite: (draft: BreachDraft) => void }) {
  const { breach } = rightsWords();
  const number = (count: number) => formats().number(count);
  return (
    <>
      {page.suggested.length > 0 && (
        <Section title={breach.suggested}>
          {page.suggested.map((tablet) => (
            <Card key={tablet.id}>
              <h3>
                {tablet.name} · {tablet.memberName}
              </h3>
              <p>{breach.suggestion(number(tablet.people), number(tablet.homes))}</p>
              <p class="small soft">
                {[breach.revoked(at(tablet.revokedAt)), tablet.contactAt && breach.lastContact(at(tablet.contactAt))]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              <div class="line">
                <Button onPress={() => onWrite(newDraft([tablet], tablet.revokedAt))}>{breach.writeFor}</Button>
              </div>
            </Card>
          ))}
        </Section>
      )}
      <Section title={breach.title}>
        {page.breaches.length === 0 && <p class="soft">{breach.none}</p>}
        {page.breaches.map((entry) => (
          <Entry key={entry.id} entry={entry} now={Date.parse(page.asOf)} onEdit={() => onWrite(draftOf(entry))} />
        ))}
      </Section>
    </>
  );
}

function Entry({ entry, now, onEdit }: { readonly entry: BreachShown; readonly now: number; readonly onEdit: () => void }) {
  const { breach } = rightsWords();
  const number = (count: number) => formats().number(count);
  return (
    <Card>
      <div class="section-head">
        <h3>{breach.discovered(at(entry.discoveredAt))}</h3>
        <Clock entry={entry} now={now} />
      </div>
      <p>{entry.what || '–'}</p>
      {entry.measures && <p>{entry.measures}</p>}
      <p class="small soft">
        {[entry.areaName, breach.affected(number(entry.people), number(entry.homes)), ...entry.tablets.map(({ name }) => name)].join(' · ')}
      </p>
      <div class="line">
        <Button icon="edit" onPress={onEdit}>
          {breach.edit}
        </Button>
        <Button icon="draft" onPress={() => void offerLetter(breachLetter(entry), `su-co-${requestCode(entry.id)}`)}>
          {breach.print}
        </Button>
      </div>
    </Card>
  );
}

const hourMs = 3_600_000;

/** The countdown of 72 hours, from when it became known. */
function Clock({ entry, now }: { readonly entry: BreachShown; readonly now: number }) {
  const { breach } = rightsWords();
  if (entry.notifiedAt) return <Badge tone="done">{breach.notified(at(entry.notifiedAt), entry.notifiedTo ?? '–')}</Badge>;
  const left = (Date.parse(entry.notifyBy) - now) / hourMs;
  if (left < 0) return <Badge tone="stop">{breach.late(formats().number(Math.ceil(-left)))}</Badge>;
  return <Badge tone="wait">{breach.left(formats().number(Math.floor(left)))}</Badge>;
}
