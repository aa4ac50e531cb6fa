import type { HistoryEntry } from '#protocol/desk-answers.ts';
import { Badge } from '#ui/parts/signals.tsx';
import { Section } from '#ui/parts/surfaces.tsx';
import { formats } from '#ui/text/words.ts';
import { deskWords } from './desk-words.ts';
import { doublesWords } from './doubles/doubles-words.ts';
import { fieldName, guideTitle, kindName, valueWords } from './record-words.ts';

/** The name the server gives the device behind edits at the desk. */
const deskDevice = 'Bàn điều phối';
/** The server writes to people and homes only what a merge carries over. */
const serverDevice = 'Máy chủ';
/** Ids of other records say nothing to a reader. */
const references = new Set(['household', 'person', 'mergedInto']);
/** Arrival later than this after writing is worth a word, in milliseconds. */
const worthTelling = 60_000;

/** Every write to a record, newest first: who, when, from which tablet, and what became of it. */
export function HistoryList({ history }: { readonly history: readonly HistoryEntry[] }) {
  const { record } = deskWords();
  return (
    <Section title={record.history}>
      <p class="small soft">{record.historyMore}</p>
      <ol class="desk-history">
        {history.map((entry) => (
          <li key={`${entry.device} ${entry.n}`}>
            <EntryHead entry={entry} />
            <ul>
              {entry.writes
                .filter(({ field }) => !references.has(field))
                .map((write) => (
                  <li key={write.field}>
                    <span class="soft">{fieldName(write.field)}: </span>
                    {write.overwritten ? (
                      <>
                        <s>{valueWords(write.field, write.value, entry.id)}</s>{' '}
                        <Badge tone="wait" icon="erase">
                          {record.overwritten}
                        </Badge>
                      </>
                    ) : (
                      <strong>{valueWords(write.field, write.value, entry.id)}</strong>
                    )}
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function sourceWords(device: string): string {
  const { record } = deskWords();
  if (device === serverDevice) return doublesWords().notes.carriedOver;
  return device === deskDevice ? record.fromDesk : record.from(device);
}

function EntryHead({ entry }: { readonly entry: HistoryEntry }) {
  const { record } = deskWords();
  const what = entry.kind === 'progress' ? guideTitle(entry.id.slice(entry.id.indexOf('/') + 1)) : kindName(entry.kind);
  const isLate = Date.parse(entry.arrivedAt) - Date.parse(entry.writtenAt) > worthTelling;
  return (
    <div class="line">
      <time class="strong" dateTime={entry.writtenAt}>
        {formats().date(entry.writtenAt)} {formats().time(entry.writtenAt)}
      </time>
      <span>{entry.memberName}</span>
      <span class="soft">{sourceWords(entry.deviceName)}</span>
      <span class="desk-kind">{what}</span>
      {entry.clockCorrected && (
        <Badge tone="note" icon="waiting">
          {record.clockCorrected}
        </Badge>
      )}
      {isLate && <span class="small soft">{record.arrived(formats().dateTime(entry.arrivedAt))}</span>}
    </div>
  );
}
