import { importOutcomes } from './outcomes.ts';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Checkbox } from '#ui/parts/choices.tsx';
import { Notice, ProgressBar } from '#ui/parts/signals.tsx';
import { Card, Section } from '#ui/parts/surfaces.tsx';
import { formats } from '#ui/text/words.ts';
import type { Prepared, SentTotals } from './import-api.ts';
import { importWords } from './import-words.ts';
import type { ListActions, ListState } from './use-list.ts';

interface SendProps {
  readonly list: ListState;
  readonly prepared: Prepared;
  readonly node: string;
  readonly actions: ListActions;
}

/** First a comparison with the records that writes nothing, then the writing, part by part. */
export function SendCard({ list, prepared, node, actions }: SendProps) {
  const words = importWords();
  const { checked, applied, working, update } = list;
  const isSending = working?.what === 'check' || working?.what === 'apply';
  const people = formats().number(prepared.readyPeople);
  const isDone = applied !== undefined && !applied.stopped;
  return (
    <Section title={words.send}>
      <Card>
        {!isDone && !isSending && <Checkbox label={words.update} more={words.updateMore} checked={update} onChecked={actions.setUpdate} />}
        <div aria-live="polite" class="stack">
          {applied ? <Totals title={words.applied} totals={applied} /> : checked && <Totals title={words.checked} totals={checked} />}
          {applied?.stopped && <Notice kind="warning" title={words.stopped} />}
        </div>
        {isSending && <Sending list={list} onStop={actions.stop} />}
        {!isSending && (
          <div class="line">
            {isDone ? (
              <LinkButton look="main" icon="homes" href={`/desk/areas/${node}/households`}>
                {words.seeHouseholds}
              </LinkButton>
            ) : (
              <>
                <Button look={checked ? 'plain' : 'main'} disabled={prepared.readyPeople === 0} onPress={() => actions.send(true)}>
                  {words.check}
                </Button>
                {checked && !checked.stopped && (
                  <Button look="main" icon="save" onPress={() => actions.send(false)}>
                    {applied?.stopped ? words.goOn : words.apply(people)}
                  </Button>
                )}
              </>
            )}
            {!checked && !isDone && <span class="small soft">{words.checkMore}</span>}
          </div>
        )}
      </Card>
    </Section>
  );
}

function Sending({ list: { working }, onStop }: { readonly list: ListState; readonly onStop: () => void }) {
  const words = importWords();
  if (!working) return null;
  const { done, of } = working.at;
  const say = working.what === 'apply' ? words.applying : words.checkingWith;
  return (
    <>
      <ProgressBar label={say(formats().number(done), formats().number(of))} value={done} most={of} />
      <div class="line">
        <Button icon="close" onPress={onStop}>
          {words.stop}
        </Button>
      </div>
    </>
  );
}

function Totals({ title, totals }: { readonly title: string; readonly totals: SentTotals }) {
  const words = importWords();
  const number = (count: number) => formats().number(count);
  const shown = importOutcomes.filter((outcome) => totals.homes[outcome] + totals.people[outcome] > 0);
  const isNothing = totals.written === 0 && totals.people.refused === 0 && !totals.stopped;
  return (
    <Notice kind={totals.people.refused > 0 ? 'warning' : 'done'} title={title}>
      <ul>
        {shown.map((outcome) => (
          <li key={outcome}>{words.outcome[outcome](number(totals.homes[outcome]), number(totals.people[outcome]))}</li>
        ))}
        {totals.differing > 0 && <li>{words.differing(number(totals.differing))}</li>}
      </ul>
      {isNothing && <p>{words.nothing}</p>}
    </Notice>
  );
}
