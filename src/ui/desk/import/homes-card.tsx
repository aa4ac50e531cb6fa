import { possibleGroupings } from '#domain/household-groups.ts';
import type { ImportPlaces } from '#protocol/import-rows.ts';
import { Choice } from '#ui/parts/choices.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { Card, Section } from '#ui/parts/surfaces.tsx';
import { formats } from '#ui/text/words.ts';
import type { ListChoices, PlaceQuestion, Prepared } from './import-api.ts';
import { importWords } from './import-words.ts';
import { VillageSelect } from './village-select.tsx';

interface HomesProps {
  readonly places: ImportPlaces;
  readonly choices: ListChoices;
  readonly onChoose: (change: Partial<ListChoices>) => void;
}

/** How rows become households, and which village they are of. */
export function HomesCard({ places, choices, onChoose }: HomesProps) {
  const words = importWords();
  const has = (role: (typeof choices.roles)[number]) => choices.roles.includes(role);
  const possible = possibleGroupings({ householdCode: has('householdCode'), head: has('head'), relation: has('relation') });
  const village = choices.place.kind === 'one' ? choices.place.village : '';
  return (
    <Section title={words.homes}>
      <div class="desk-columns">
        <Choice
          label={words.grouping}
          columns="one"
          value={possible.includes(choices.grouping) ? choices.grouping : undefined}
          onValue={(grouping) => onChoose({ grouping })}
          options={possible.map((value) => ({ value, title: words.groupings[value], more: words.groupingsMore[value] }))}
        />
        <div class="stack">
          <Choice
            label={words.place}
            columns="one"
            value={choices.place.kind}
            onValue={(kind) => onChoose({ place: kind === 'one' ? { kind, village } : { kind } })}
            options={[
              { value: 'written', title: words.placeWritten, more: words.placeWrittenMore },
              { value: 'one', title: words.placeOne },
            ]}
          />
          {choices.place.kind === 'one' && (
            <VillageSelect places={places} value={village} onValue={(id) => onChoose({ place: { kind: 'one', village: id } })} />
          )}
        </div>
      </div>
    </Section>
  );
}

/** Questions shown at once: more would hide the answer button of the first. */
const shownQuestions = 30;

interface QuestionsProps extends HomesProps {
  readonly prepared: Prepared;
}

/** What the list writes and only a person can place, asked once each. */
export function QuestionsCard({ places, choices, onChoose, prepared }: QuestionsProps) {
  const words = importWords();
  const { questions, missingTables } = prepared;
  const rest = questions.length - shownQuestions;
  return (
    <>
      {missingTables.length > 0 && <Notice kind="warning" title={words.tablesMissing(missingTables.join(', '))} />}
      {questions.length > 0 && (
        <Section title={words.questions}>
          <p class="soft">{words.questionsMore}</p>
          <Card>
            <ul class="desk-import-questions">
              {questions.slice(0, shownQuestions).map((question) => (
                <li key={question.key}>
                  <QuestionWords question={question} />
                  <VillageSelect
                    places={places}
                    among={question.among}
                    written={question.written}
                    value={choices.answers[question.key] ?? ''}
                    onValue={(village) => onChoose({ answers: answered(choices.answers, question.key, village) })}
                  />
                </li>
              ))}
            </ul>
            {rest > 0 && <p class="soft">{words.moreQuestions(formats().number(rest))}</p>}
          </Card>
        </Section>
      )}
    </>
  );
}

function QuestionWords({ question: { written, rows, why } }: { readonly question: PlaceQuestion }) {
  const words = importWords();
  const count = formats().number(rows);
  return (
    <div class="stack-tight">
      <strong>{written === '' ? words.questionBlank(count) : words.question(written, count)}</strong>
      {written !== '' && <span class="small soft">{words.why[why]}</span>}
    </div>
  );
}

function answered(answers: ListChoices['answers'], key: string, village: string): ListChoices['answers'] {
  const { [key]: _before, ...others } = answers;
  return village === '' ? others : { ...others, [key]: village };
}
