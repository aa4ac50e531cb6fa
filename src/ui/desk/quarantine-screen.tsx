import type { AreaDetail, QuarantineRow } from '#protocol/desk-answers.ts';
import { Button } from '#ui/parts/button.tsx';
import { Choice } from '#ui/parts/choices.tsx';
import { Dialog } from '#ui/parts/overlays.tsx';
import { Badge, Notice } from '#ui/parts/signals.tsx';
import { Card, EmptyState } from '#ui/parts/surfaces.tsx';
import { TextField } from '#ui/parts/text-fields.tsx';
import { showToast } from '#ui/parts/toasts.tsx';
import { formats, words } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { type DeskFailure, deskFailureWords, deskPost } from './desk-client.ts';
import { DeskHead } from './desk-frame.tsx';
import { mayManage, useDesk } from './desk-state.ts';
import { deskWords } from './desk-words.ts';
import { fieldName, kindName } from './record-words.ts';
import { ScreenRead } from './screen-read.tsx';
import { teamsWords } from './teams/teams-words.ts';
import { useNode } from './use-node.ts';

export function QuarantineScreen({ node = '' }: { readonly node?: string }) {
  useNode(node);
  const { quarantine } = deskWords();
  const area = useDesk<AreaDetail>(`areas/${encodeURIComponent(node)}`);
  const [show, setShow] = useState<'open' | 'settled'>('open');
  const read = useDesk<readonly QuarantineRow[]>(`quarantine?node=${encodeURIComponent(node)}${show === 'settled' ? '&settled=1' : ''}`);
  const text = teamsWords().quarantine;
  return (
    <>
      <DeskHead title={quarantine.title} path={area.value?.path} view="/refused" under={quarantine.more} />
      <Choice
        label={text.show}
        options={[
          { value: 'open', title: text.open },
          { value: 'settled', title: text.settled },
        ]}
        value={show}
        onValue={setShow}
      />
      <ScreenRead read={read}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState title={show === 'open' ? quarantine.none : text.noneSettled} icon="done-all">
              {show === 'open' && <p>{quarantine.noneMore}</p>}
            </EmptyState>
          ) : (
            <ul class="stack">
              {rows.map((row) => (
                <li key={`${row.device} ${row.n} ${row.contentHash}`}>
                  <RefusedCard row={row} onSettled={read.reread} />
                </li>
              ))}
            </ul>
          )
        }
      </ScreenRead>
    </>
  );
}

function RefusedCard({ row, onSettled }: { readonly row: QuarantineRow; readonly onSettled: () => void }) {
  const { quarantine } = deskWords();
  const [failure, setFailure] = useState<DeskFailure>();
  const [discarding, setDiscarding] = useState(false);
  const settle = async (decision: 'release' | 'discard', because?: string) => {
    const path = `quarantine/${row.device}/${row.n}/${encodeURIComponent(row.contentHash)}`;
    const answer = await deskPost(path, { settle: decision, ...(because && { because }) });
    setDiscarding(false);
    if (!answer.ok) return setFailure(answer.failure);
    showToast({ words: decision === 'release' ? quarantine.released : quarantine.discarded });
    onSettled();
  };
  return (
    <Card>
      <div class="line-apart">
        <div class="stack-tight">
          <h2>{quarantine.line(String(row.n), kindName(row.kind ?? ''))}</h2>
          <span class="line">
            <Badge tone="stop">{quarantine.reason[row.reason] ?? row.reason}</Badge>
            {row.detail && <span class="small">{quarantine.field(fieldName(row.detail))}</span>}
            <span class="small soft">{quarantine.device(row.deviceName)}</span>
            <span class="small soft">{formats().dateTime(row.arrivedAt)}</span>
          </span>
        </div>
        {mayManage() && !row.settled && (
          <div class="line">
            {row.reason !== 'invalid' && (
              <Button icon="done" onPress={() => void settle('release')}>
                {quarantine.release}
              </Button>
            )}
            <Button look="danger" icon="remove" onPress={() => setDiscarding(true)}>
              {quarantine.discard}
            </Button>
          </div>
        )}
      </div>
      {failure && <Notice kind="error" title={deskFailureWords(failure)} />}
      {row.settled && <Settled settled={row.settled} />}
      {discarding && <DiscardDialog onClose={() => setDiscarding(false)} onDiscard={(because) => void settle('discard', because)} />}
    </Card>
  );
}

/** Who decided what, when, and why. */
function Settled({ settled }: { readonly settled: NonNullable<QuarantineRow['settled']> }) {
  const { quarantine } = teamsWords();
  return (
    <p class="small">
      {quarantine[settled.how](settled.by, formats().dateTime(settled.at))}
      {settled.because && ` · ${quarantine.why(settled.because)}`}
    </p>
  );
}

function DiscardDialog({ onClose, onDiscard }: { readonly onClose: () => void; readonly onDiscard: (because: string) => void }) {
  const { quarantine } = deskWords();
  const text = teamsWords().quarantine;
  const [because, setBecause] = useState('');
  return (
    <Dialog title={quarantine.discardTitle} onClose={onClose}>
      <p>{quarantine.discardMore}</p>
      <TextField label={text.because} hint={text.becauseHint} lines={2} longest={500} value={because} onValue={setBecause} />
      <div class="button-bar">
        <Button onPress={onClose}>{words().parts.cancel}</Button>
        <Button look="danger" icon="remove" disabled={because.trim() === ''} onPress={() => onDiscard(because)}>
          {quarantine.discard}
        </Button>
      </div>
    </Dialog>
  );
}
