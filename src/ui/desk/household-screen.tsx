import { formatBirth } from '#domain/birth.ts';
import type { DeskRecord, HouseholdDetail } from '#protocol/desk-answers.ts';
import { Badge, Notice } from '#ui/parts/signals.tsx';
import { Card, Row, Rows, Section } from '#ui/parts/surfaces.tsx';
import { formats } from '#ui/text/words.ts';
import { DeskHead } from './desk-frame.tsx';
import { useDesk } from './desk-state.ts';
import { deskWords } from './desk-words.ts';
import { MergedInto, MergeNotes } from './doubles/merge-notes.tsx';
import { HistoryList } from './history-list.tsx';
import { OutcomeBadge } from './households-screen.tsx';
import { ConsentBadge, ProgressLine, ProgressRows, RecordFacts } from './record-facts.tsx';
import { removedWords, textField } from './record-words.ts';
import { ScreenRead } from './screen-read.tsx';
import { useNode } from './use-node.ts';

const order = ['head', 'address', 'phone', 'size', 'internet', 'location', 'note'];

export function HouseholdScreen({ id = '' }: { readonly id?: string }) {
  const read = useDesk<HouseholdDetail>(`households/${encodeURIComponent(id)}`);
  useNode(read.value?.household.area);
  return <ScreenRead read={read}>{(detail) => <HouseholdOf detail={detail} reread={read.reread} />}</ScreenRead>;
}

function HouseholdOf({ detail, reread }: { readonly detail: HouseholdDetail; readonly reread: () => void }) {
  const { record, households } = deskWords();
  const { household, path, people, progress, visits, tasks, history, merges } = detail;
  const removed = removedWords(household.fields);
  return (
    <>
      <DeskHead
        title={textField(household.fields, 'head') ?? households.noName}
        path={path}
        view="/households"
        under={textField(household.fields, 'address')}
      />
      {removed && <Notice kind="warning" title={removed} icon="remove" />}
      <MergedInto merges={merges} pages="households" />
      <div class="desk-columns">
        <div class="stack-loose">
          <Section title={record.people} aside={<span class="soft">{formats().number(people.length)}</span>}>
            {people.length === 0 ? <p class="soft">{record.noPeople}</p> : <People people={people} />}
          </Section>
          {progress.length > 0 && (
            <Section title={record.guides}>
              <ProgressRows progress={progress} />
            </Section>
          )}
          <Section title={record.visits} aside={<span class="soft">{formats().number(visits.length)}</span>}>
            {visits.length === 0 ? <p class="soft">{record.noVisits}</p> : <Visits visits={visits} />}
          </Section>
          {tasks.length > 0 && (
            <Section title={record.tasks}>
              <Tasks tasks={tasks} />
            </Section>
          )}
        </div>
        <div class="stack-loose">
          <Section title={record.facts}>
            <Card>
              <RecordFacts record={household} order={order} without={['removed', 'mergedInto']} />
            </Card>
          </Section>
          <MergeNotes merges={merges} pages="households" onUndone={reread} />
          <HistoryList history={history} />
        </div>
      </div>
    </>
  );
}

function People({ people }: { readonly people: HouseholdDetail['people'] }) {
  const { record, households } = deskWords();
  return (
    <Card tight>
      <Rows>
        {people.map((person) => {
          const birth = textField(person.fields, 'birth');
          return (
            <Row
              key={person.id}
              icon="person"
              href={`/desk/people/${person.id}`}
              title={textField(person.fields, 'name') ?? households.noName}
            >
              <span class="row-more">{birth && record.born(formatBirth(birth))}</span>
              <span class="line">
                <ConsentBadge consents={person.consents} />
              </span>
              {person.progress.map((progress) => (
                <ProgressLine key={progress.id} progress={progress} />
              ))}
            </Row>
          );
        })}
      </Rows>
    </Card>
  );
}

function Visits({ visits }: { readonly visits: readonly DeskRecord[] }) {
  const { record } = deskWords();
  return (
    <Card tight>
      <Rows>
        {visits.map(({ id, fields }) => {
          const at = textField(fields, 'at');
          const returnOn = textField(fields, 'returnOn');
          const minutes = fields['minutes'];
          return (
            <Row
              key={id}
              title={
                <span class="line">
                  {at ? `${formats().date(at)} ${formats().time(at)}` : '–'} <OutcomeBadge outcome={textField(fields, 'outcome') ?? ''} />
                  {returnOn && (
                    <Badge tone="note" icon="calendar">
                      {record.returnOn(formats().date(returnOn))}
                    </Badge>
                  )}
                </span>
              }
            >
              <span class="row-more">
                {[typeof minutes === 'number' && record.minutes(formats().number(minutes)), textField(fields, 'note')]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </Row>
          );
        })}
      </Rows>
    </Card>
  );
}

function Tasks({ tasks }: { readonly tasks: readonly DeskRecord[] }) {
  const { record } = deskWords();
  return (
    <Card tight>
      <Rows>
        {tasks.map(({ id, fields }) => {
          const due = textField(fields, 'dueOn');
          return (
            <Row key={id} icon="task" title={textField(fields, 'what') ?? '–'}>
              <span class="line">
                {due && <Badge icon="calendar">{record.due(formats().date(due))}</Badge>}
                {textField(fields, 'doneAt') && <Badge tone="done">{record.done}</Badge>}
              </span>
            </Row>
          );
        })}
      </Rows>
    </Card>
  );
}
