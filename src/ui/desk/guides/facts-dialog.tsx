import type { Guide } from '#guides/guide.ts';
import { Dialog } from '#ui/parts/overlays.tsx';
import { Badge } from '#ui/parts/signals.tsx';
import { guidesWords, inMyWords } from './guides-words.ts';
import { stepName } from './steps-part.tsx';

const tones = { sourced: 'done', 'single-source': 'note', unverified: 'wait' } as const;

/** How many of a guide's facts rest on one source, or on none; a fact that several steps share is one fact. */
export function unsureFacts(guide: Guide): { readonly unverified: number; readonly single: number } {
  const facts = new Map(guide.steps.flatMap(({ facts: own }) => own).map((fact) => [`${fact.certainty} ${fact.source}`, fact.certainty]));
  const count = (certainty: string) => [...facts.values()].filter((each) => each === certainty).length;
  return { unverified: count('unverified'), single: count('single-source') };
}

/** Where each step's words come from. */
export function FactsDialog({ guide, onClose }: { readonly guide: Guide; readonly onClose: () => void }) {
  const { facts, certainty: names } = guidesWords();
  return (
    <Dialog title={facts.title(inMyWords(guide.title))} onClose={onClose}>
      <p class="soft">{facts.more}</p>
      <ol class="desk-guide-sources">
        {guide.steps.map((step, at) => (
          <li key={step.id}>
            <strong>{stepName(step, at)}</strong>
            <ul>
              {step.facts.map(({ certainty, source }) => (
                <li key={source}>
                  <Badge tone={tones[certainty]}>{names[certainty]}</Badge> <span>{source}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
