import { formatBirth } from '#domain/birth.ts';
import type { DeskRecord, PersonDetail } from '#protocol/desk-answers.ts';
import { LinkButton } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { Card, Row, Rows, Section } from '#ui/parts/surfaces.tsx';
import { formats } from '#ui/text/words.ts';
import { DeskHead } from './desk-frame.tsx';
import { useDesk } from './desk-state.ts';
import { deskWords } from './desk-words.ts';
import { MergedInto, MergeNotes } from './doubles/merge-notes.tsx';
import { HistoryList } from './history-list.tsx';
import { ConsentBadge, ProgressRows, RecordFacts } from './record-facts.tsx';
import { lazyPart } from '#ui/lazy-screen.tsx';
import { fieldName, removedWords, textField, valueWords } from './record-words.ts';
import { ScreenRead } from './screen-read.tsx';
import { useNode } from './use-node.ts';

const PersonRights = lazyPart(async () => (await import('./rights/person-rights.tsx')).PersonRights);

const order = ['birth', 'sex', 'personalId', 'phone', 'device', 'relation', 'language', 'note'];

export function PersonScreen({ id = '' }: { readonly id?: string }) {
  const read = useDesk<PersonDetail>(`people/${encodeURIComponent(id)}`);
  useNode(read.value?.person.area);
  return <ScreenRead read={read}>{(detail) => <PersonOf detail={detail} reread={read.reread} />}</ScreenRead>;
}

function PersonOf({ detail, reread }: { readonly detail: PersonDetail; readonly reread: () => void }) {
  const { record, households } = deskWords();
  const { person, household, path, progress, consents, history, merges } = detail;
  const birth = textField(person.fields, 'birth');
  const removed = removedWords(person.fields);
  return (
    <>
      <DeskHead
        title={textField(person.fields, 'name') ?? households.noName}
        path={path}
        view="/households"
        under={birth && record.born(formatBirth(birth))}
        aside={
          household && (
            <LinkButton icon="homes" href={`/desk/households/${household.id}`}>
              {record.householdOf(textField(household.fields, 'head') ?? households.noName)}
            </LinkButton>
          )
        }
      />
      {removed && <Notice kind="warning" title={removed} icon="remove" />}
      <MergedInto merges={merges} pages="people" />
      <PersonRights person={person} onChanged={reread} />
      <div class="desk-columns">
        <div class="stack-loose">
          <Section title={record.facts}>
            <Card>
              <RecordFacts record={person} order={order} without={['removed', 'household', 'name', 'mergedInto']} />
              {textField(person.fields, 'personalId') && <p class="small soft">{record.masked}</p>}
            </Card>
          </Section>
          <Section title={record.guides}>
            {progress.length === 0 ? <p class="soft">{record.noProgress}</p> : <ProgressRows progress={progress} />}
          </Section>
          <Section title={record.consent} aside={<ConsentBadge consents={consents} />}>
            {consents.length > 0 && <ConsentRows consents={consents} />}
          </Section>
        </div>
        <div class="stack-loose">
          <MergeNotes merges={merges} pages="people" onUndone={reread} />
          <HistoryList history={history} />
        </div>
      </div>
    </>
  );
}

/** What proves a consent, and which purpose of it was withdrawn by itself. */
const consentProof = [
  'method',
  'representative',
  'witness',
  'typedName',
  'signature',
  'guidanceWithdrawnAt',
  'reportingWithdrawnAt',
] as const;

function ProofLine({ field, value }: { readonly field: string; readonly value: string }) {
  const said = field.endsWith('At') ? formats().date(value) : valueWords(field, value);
  return (
    <span class="row-more">
      {fieldName(field)}: {said}
    </span>
  );
}

function ConsentRows({ consents }: { readonly consents: readonly DeskRecord[] }) {
  const { record } = deskWords();
  return (
    <Card tight>
      <Rows>
        {consents.map(({ id, fields }) => {
          const given = textField(fields, 'givenAt');
          const withdrawn = textField(fields, 'withdrawnAt');
          return (
            <Row key={id} title={given ? record.given(formats().date(given)) : '–'}>
              {withdrawn && <span class="row-more">{record.withdrawn(formats().date(withdrawn))}</span>}
              <span class="row-more">{valueWords('purposes', fields['purposes'] ?? [])}</span>
              {consentProof.flatMap((field) => {
                const said = textField(fields, field);
                return said === undefined ? [] : [<ProofLine key={field} field={field} value={said} />];
              })}
            </Row>
          );
        })}
      </Rows>
    </Card>
  );
}
