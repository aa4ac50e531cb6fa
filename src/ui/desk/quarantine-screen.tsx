import type { AreaDetail, QuarantineRow } from '#protocol/desk-answers.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/overlays.tsx';
import { Badge, Notice } from '#ui/parts/signals.tsx';
import { Card, EmptyState } from '#ui/parts/surfaces.tsx';
import { showToast } from '#ui/parts/toasts.tsx';
import { formats, words } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { type DeskFailure, deskFailureWords, deskPost } from './desk-client.ts';
import { DeskHead } from './desk-frame.tsx';
import { mayManage, useDesk } from './desk-state.ts';
import { deskWords } from './desk-words.ts';
import { fieldName, kindName } from './record-words.ts';
import { ScreenRead } from './screen-read.tsx';
import { useNode } from './use-node.ts';

export function QuarantineScreen({ node = '' }: { readonly node?: string }) {
  useNode(node);
  const { quarantine } = deskWords();
  const area = useDesk<AreaDetail>(`areas/${encodeURIComponent(node)}`);
  const read = useDesk<readonly QuarantineRow[]>(`quarantine?node=${encodeURIComponent(node)}`);
  return (
    <>
      <DeskHead title={quarantine.title} path={area.value?.path} view="/refused" under={quarantine.more} />
      <ScreenRead read={read}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState title={quarantine.none} icon="done-all">
              <p>{quarantine.noneMore}</p>
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
  const settle = async (decision: 'release' | 'discard') => {
    const answer = await deskPost(`quarantine/${row.device}/${row.n}/${encodeURIComponent(row.contentHash)}`, { settle: decision });
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
        {mayManage() && (
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
      {discarding && (
        <Dialog title={quarantine.discardTitle} onClose={() => setDiscarding(false)}>
          <p>{quarantine.discardMore}</p>
          <div class="button-bar">
            <Button onPress={() => setDiscarding(false)}>{words().parts.cancel}</Button>
            <Button look="danger" icon="remove" onPress={() => void settle('discard')}>
              {quarantine.discard}
            </Button>
          </div>
        </Dialog>
      )}
    </Card>
  );
}
