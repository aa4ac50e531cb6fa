import type { HandedIn } from '#protocol/desk-answers.ts';
import { Icon } from '#ui/parts/icon.tsx';
import { Badge, Notice } from '#ui/parts/signals.tsx';
import { Card } from '#ui/parts/surfaces.tsx';
import { formats } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { type DeskFailure, deskFailureWords, deskRequest } from './desk-client.ts';
import { DeskHead } from './desk-frame.tsx';
import { currentNode } from './desk-state.ts';
import { deskWords } from './desk-words.ts';

interface Handed {
  readonly key: number;
  readonly name: string;
  readonly counts?: HandedIn | undefined;
  readonly failure?: DeskFailure | undefined;
}

let lastKey = 0;

export function HandInScreen() {
  const { handIn } = deskWords();
  const [files, setFiles] = useState<readonly Handed[]>([]);
  const take = async (chosen: readonly File[]) => {
    for (const file of chosen) {
      lastKey += 1;
      const key = lastKey;
      setFiles((before) => [{ key, name: file.name }, ...before]);
      const answer = await deskRequest<HandedIn>('hand-in', {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: file,
      });
      const outcome = answer.ok ? { counts: answer.value } : { failure: answer.failure };
      setFiles((before) => before.map((one) => (one.key === key ? Object.assign({}, one, outcome) : one)));
    }
  };
  return (
    <>
      <DeskHead title={handIn.title} under={handIn.more} />
      <DropPlace onFiles={(chosen) => void take(chosen)} />
      <ul class="stack" aria-live="polite">
        {files.map((file) => (
          <li key={file.key}>
            <HandedCard file={file} />
          </li>
        ))}
      </ul>
    </>
  );
}

function DropPlace({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const { handIn } = deskWords();
  const [over, setOver] = useState(false);
  return (
    <label
      class="desk-drop"
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      <Icon name="outbox" />
      <span>{handIn.drop}</span>
      <span class="button" data-look="main">
        {handIn.choose}
      </span>
      <input
        class="unseen"
        type="file"
        accept=".tungngo"
        multiple
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
    </label>
  );
}

function HandedCard({ file }: { readonly file: Handed }) {
  const { handIn } = deskWords();
  const { counts, failure, name } = file;
  if (failure) {
    return (
      <Notice kind="error" title={name}>
        <p>{deskFailureWords(failure)}</p>
      </Notice>
    );
  }
  if (!counts) return <Notice kind="info" title={handIn.working(name)} icon="working" />;
  return (
    <Card>
      <h2>{handIn.result(name)}</h2>
      <HandedCounts counts={counts} />
    </Card>
  );
}

function HandedCounts({ counts }: { readonly counts: HandedIn }) {
  const { handIn, tablets } = deskWords();
  const number = (count: number) => formats().number(count);
  const isGood = counts.unreadable === 0 && counts.refused === 0 && counts.held === 0;
  return (
    <>
      <div class="line">
        <Badge icon="outbox">{handIn.parcels(number(counts.parcels))}</Badge>
        <Badge tone="done" icon="done-all">
          {handIn.accepted(number(counts.accepted))}
        </Badge>
        {counts.duplicate > 0 && <Badge>{handIn.duplicate(number(counts.duplicate))}</Badge>}
        {counts.refused > 0 && <Badge tone="stop">{handIn.refused(number(counts.refused))}</Badge>}
        {counts.held > 0 && <Badge icon="lock">{tablets.held(number(counts.held))}</Badge>}
        {counts.unreadable > 0 && <Badge tone="stop">{handIn.unreadable(number(counts.unreadable))}</Badge>}
      </div>
      {isGood && <p>{handIn.allGood}</p>}
      {counts.unreadable > 0 && <p>{handIn.unreadableMore}</p>}
      {counts.refused > 0 && (
        <p>
          <a href={`/desk/areas/${currentNode.value}/refused`}>{handIn.seeRefused}</a>
        </p>
      )}
    </>
  );
}
