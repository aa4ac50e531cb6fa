import type { DraftProblem } from '#guides/check-draft.ts';
import type { Guide } from '#guides/guide.ts';
import { Notice } from '#ui/parts/signals.tsx';
import { formats } from '#ui/text/words.ts';
import { type Edit, sentenceFor } from './edit.ts';
import { formWords, guidesWords, inMyWords } from './guides-words.ts';
import { stepName } from './steps-part.tsx';

interface ProblemListProps {
  readonly edit: Edit;
  readonly onGo: (place: string) => void;
}

/** Everything that stands between the draft and publishing; each line leads to its field. */
export function ProblemList({ edit, onGo }: ProblemListProps) {
  const { check } = guidesWords();
  const { problems } = edit;
  if (problems.length === 0) return <Notice kind="done" title={check.none} />;
  return (
    <section class="notice desk-guide-problems" data-tone="stop" aria-labelledby="guide-problems">
      <div class="notice-words">
        <h2 class="notice-title" id="guide-problems" tabIndex={-1} data-place="problems">
          {check.some(formats().number(problems.length))}
        </h2>
        <ul class="desk-guide-faults">
          {problems.map((problem) => (
            <li key={`${problem.place} ${problem.problem}`}>
              <button type="button" onClick={() => onGo(problem.place)}>
                <strong>{placeName(edit.draft, problem)}</strong>
                <span>{sentenceFor(problem)}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

/** "Bước 3: Nhập mã · Lời nói với người dân, tiếng Anh" */
function placeName(draft: Guide, { place }: DraftProblem): string {
  const parts = place.split('/');
  const texts = formWords();
  const last = parts.at(-1);
  const language = last === 'vi' || last === 'en' ? texts[last] : undefined;
  const item = itemName(draft, parts);
  const field = fieldName(parts);
  return [item, [field, language].filter(Boolean).join(', ')].filter(Boolean).join(' · ');
}

function itemName(draft: Guide, [part, id]: readonly string[]): string | undefined {
  const { unnamed } = formWords();
  if (part === 'steps') {
    const at = draft.steps.findIndex((step) => step.id === id);
    const step = draft.steps[at];
    return step && stepName(step, at);
  }
  if (part !== 'obstacles' && part !== 'milestones') return undefined;
  const item = draft[part].find((each) => each.id === id);
  return item && (inMyWords(item.title) || unnamed);
}

/** What the field is called in the form. */
function fieldName(parts: readonly string[]): string | undefined {
  const { about, audience, goals, lines, steps, facts, obstacles, milestones, end, apps } = formWords();
  const [part = '', , within = ''] = parts;
  const whole: Readonly<Record<string, string>> = {
    ...lines,
    title: about.name,
    summary: about.summary,
    audience: parts[1] === 'devices' ? audience.devices : audience.words,
    requires: goals.requires,
    coveredBy: goals.coveredBy,
    alone: end.alone,
    apps: apps.title,
    steps: steps.title,
    obstacles: obstacles.title,
    milestones: milestones.title,
  };
  const { stepTitle, words, caution, drawing, reaches } = steps;
  const inStep: Readonly<Record<string, string>> = { title: stepTitle, words, caution, drawing, reaches, facts: facts.title };
  const inItem: Readonly<Record<string, string>> = { title: obstacles.name, advice: obstacles.advice };
  if (parts.length < 2) return whole[part];
  if (part === 'steps') return within ? inStep[within] : undefined;
  if (part === 'obstacles') return within ? inItem[within] : undefined;
  if (part === 'milestones') return within ? milestones.name : undefined;
  return whole[part];
}
