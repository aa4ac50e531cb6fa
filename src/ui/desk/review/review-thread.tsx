import type { HistoryEntry } from '#protocol/desk-answers.ts';
import { Badge, type Tone } from '#ui/parts/signals.tsx';
import { formats } from '#ui/text/words.ts';
import { fieldName } from '../record-words.ts';
import { reviewWords } from './review-words.ts';

const tones: Readonly<Record<string, Tone>> = { approved: 'done', returned: 'wait', mended: 'note' };

/** What coordinators and volunteers said to each other about the record, the oldest first. */
export function ReviewThread({ thread }: { readonly thread: readonly HistoryEntry[] }) {
  const words = reviewWords();
  return (
    <section class="stack-tight">
      <h3>{words.thread}</h3>
      {thread.length === 0 ? (
        <p class="soft">{words.threadNone}</p>
      ) : (
        <ol class="desk-review-thread">
          {thread.toReversed().map((entry) => (
            <li key={`${entry.device} ${entry.n}`}>
              <Said entry={entry} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Said({ entry }: { readonly entry: HistoryEntry }) {
  const words = reviewWords();
  const written = (field: string) => {
    const value = entry.writes.find((write) => write.field === field)?.value;
    return typeof value === 'string' ? value : '';
  };
  const state = written('state');
  const said = Object.entries(words.said).find(([name]) => name === state)?.[1] ?? words.said.other;
  const field = written('field');
  return (
    <>
      <span class="line">
        <span class="strong">{entry.memberName}</span>
        <Badge tone={tones[state] ?? 'plain'}>{said}</Badge>
        <time class="small soft" dateTime={entry.writtenAt}>
          {formats().dateTime(entry.writtenAt)}
        </time>
      </span>
      {field && <span class="small soft">{words.about(fieldWords(field))}</span>}
      {[written('comment'), written('answer')].filter(Boolean).map((text) => (
        <p class="quote" key={text}>
          {text}
        </p>
      ))}
    </>
  );
}

/** Within a sentence: lower case. */
export function fieldWords(field: string): string {
  return field === 'consent' ? reviewWords().consent : fieldName(field).toLocaleLowerCase('vi');
}
