import { type PurgeKind, purgeKinds } from '#domain/rights.ts';
import type { PurgeForeseen, RetentionPage, RetentionRule } from '#protocol/rights-answers.ts';
import { Button } from '#ui/parts/button.tsx';
import { Choice } from '#ui/parts/choices.tsx';
import { SelectField } from '#ui/parts/select-field.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { Card, Row, Rows, Section } from '#ui/parts/surfaces.tsx';
import { NumberField } from '#ui/parts/text-fields.tsx';
import { formats } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { type DeskFailure, deskPost } from '../desk-client.ts';
import { DeskHead } from '../desk-frame.tsx';
import { useDesk } from '../desk-state.ts';
import { ScreenRead } from '../screen-read.tsx';
import { useNode } from '../use-node.ts';
import { purgesLetter } from './breach-letter.ts';
import { FormDialog } from './form-dialog.tsx';
import { offerLetter } from './letter-file.ts';
import { at } from './request-letters.ts';
import { rightsWords } from './rights-words.ts';
import { useDoing } from './use-doing.ts';

/** What is erased by itself, when, and what was. */
export function RetentionScreen({ node = '' }: { readonly node?: string }) {
  useNode(node);
  const { retention } = rightsWords();
  const [adding, setAdding] = useState(false);
  const read = useDesk<RetentionPage>(`areas/${encodeURIComponent(node)}/retention`);
  const close = () => {
    setAdding(false);
    read.reread();
  };
  return (
    <>
      <DeskHead
        title={retention.title}
        path={read.value?.path}
        view="/retention"
        under={retention.more}
        aside={
          <Button look="main" icon="add" onPress={() => setAdding(true)}>
            {retention.add}
          </Button>
        }
      />
      {adding && read.value && <RuleDialog page={read.value} onClose={close} />}
      <ScreenRead read={read}>{(page) => <Rules page={page} onChanged={read.reread} />}</ScreenRead>
    </>
  );
}

function Rules({ page, onChanged }: { readonly page: RetentionPage; readonly onChanged: () => void }) {
  const { retention } = rightsWords();
  const number = (count: number) => formats().number(count);
  const print = page.purges.length > 0 && (
    <Button icon="draft" onPress={() => void offerLetter(purgesLetter(page), 'bien-ban-luu-giu')}>
      {retention.print}
    </Button>
  );
  return (
    <>
      <Section title={retention.rules}>
        {page.rules.length === 0 && <p class="soft">{retention.none}</p>}
        {page.rules.map((rule) => (
          <RuleCard key={rule.id} rule={rule} onChanged={onChanged} />
        ))}
      </Section>
      <Section title={retention.purges} aside={print}>
        {page.purges.length === 0 ? (
          <p class="soft">{retention.noPurges}</p>
        ) : (
          <Card tight>
            <Rows>
              {page.purges.map((purge) => (
                <Row key={`${purge.at} ${purge.areaName}`} title={`${at(purge.at)} · ${purge.areaName}`}>
                  <span class="row-more">
                    {retention.how[purge.how]}: {retention.purged(number(purge.homes), number(purge.people))}
                  </span>
                </Row>
              ))}
            </Rows>
          </Card>
        )}
      </Section>
    </>
  );
}

function RuleCard({ rule, onChanged }: { readonly rule: RetentionRule; readonly onChanged: () => void }) {
  const { retention } = rightsWords();
  const { busy, post } = useDoing(onChanged);
  const { campaign } = rule;
  return (
    <Card>
      <h3>
        {rule.areaName}: {retention.rule(retention.how[rule.how], formats().number(rule.months))}
      </h3>
      <p>{campaign ? retention.sinceCampaign(campaign.name, formats().date(campaign.through)) : retention.sinceContact}</p>
      <p class="small soft">{retention.setBy(rule.setBy, at(rule.setAt))}</p>
      <div class="line">
        <Button busy={busy} onPress={() => void post(`retention/${rule.id}/end`, {}, retention.ended)}>
          {retention.end}
        </Button>
      </div>
    </Card>
  );
}

const everyHome = '';

function RuleDialog({ page, onClose }: { readonly page: RetentionPage; readonly onClose: () => void }) {
  const { retention } = rightsWords();
  const [how, setHow] = useState<PurgeKind>('anonymise');
  const [campaign, setCampaign] = useState(everyHome);
  const [months, setMonths] = useState<number | undefined>(12);
  const [foreseen, setForeseen] = useState<PurgeForeseen>();
  const [looking, setLooking] = useState(false);
  const [notSeen, setNotSeen] = useState<DeskFailure>();
  const { busy, failure, post } = useDoing(onClose);
  const path = `areas/${encodeURIComponent(page.area.id)}/retention`;
  const body = { how, months, ...(campaign !== everyHome && { campaign }) };
  const isWhole = months !== undefined && months >= 1 && months <= 240;
  const tryOut = async () => {
    setLooking(true);
    const answer = await deskPost<PurgeForeseen>(`${path}/preview`, body);
    setLooking(false);
    setForeseen(answer.ok ? answer.value : undefined);
    setNotSeen(answer.ok ? undefined : answer.failure);
  };
  const choose = (change: () => void) => {
    change();
    setForeseen(undefined);
  };
  return (
    <FormDialog
      title={retention.add}
      submit={retention.set}
      ready={isWhole && foreseen !== undefined}
      busy={busy}
      failure={failure ?? notSeen}
      onSubmit={() => void post(path, body, retention.isSet)}
      onClose={onClose}
    >
      <Choice
        label={retention.title}
        columns="one"
        options={purgeKinds.map((value) => ({ value, title: retention.how[value], more: retention.howMore[value] }))}
        value={how}
        onValue={(value) => choose(() => setHow(value))}
      />
      <SelectField
        label={retention.scope}
        value={campaign}
        onValue={(value) => choose(() => setCampaign(value))}
        options={[{ value: everyHome, title: retention.everyHome }, ...page.campaigns.map(({ id, name }) => ({ value: id, title: name }))]}
      />
      <NumberField label={retention.months} value={months} longest={3} onValue={(value) => choose(() => setMonths(value))} />
      <div class="button-bar">
        <Button busy={looking} disabled={!isWhole} onPress={() => void tryOut()}>
          {retention.tryOut}
        </Button>
      </div>
      {foreseen && <Foreseen foreseen={foreseen} />}
    </FormDialog>
  );
}

function Foreseen({ foreseen: { homes, people, villages } }: { readonly foreseen: PurgeForeseen }) {
  const { retention } = rightsWords();
  const number = (count: number) => formats().number(count);
  return (
    <Notice kind={homes > 0 ? 'warning' : 'info'} title={retention.foreseen(number(homes), number(people))}>
      {villages.length > 0 && <p>{villages.map(({ name, people: count }) => `${name}: ${number(count)}`).join(' · ')}</p>}
    </Notice>
  );
}
