import type { OutboxRow } from '#background/device-api.ts';
import { device } from '#ui/device.ts';
import { failureWords } from '#ui/failure-words.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/overlays.tsx';
import { Badge } from '#ui/parts/signals.tsx';
import { Card } from '#ui/parts/surfaces.tsx';
import { showToast } from '#ui/parts/toasts.tsx';
import { words } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { MendSheet } from './mend-sheet.tsx';
import { kindWords, writtenWords } from './outbox-line.tsx';

/** A line the server refused: why, in words, and the two ways on. */
export function RefusedCard({ row }: { readonly row: OutboxRow }) {
  const { outbox } = words();
  const [open, setOpen] = useState<'mend' | 'hand-over'>();
  const close = () => setOpen(undefined);
  return (
    <Card>
      <div class="stack-tight">
        <div class="line">
          <Badge tone="stop">{outbox.standing.refused}</Badge>
        </div>
        <h3>{`${kindWords(row.kind)}: ${row.title}`}</h3>
        <p>{failureWords({ kind: row.reason ?? 'unknown' })}</p>
        <p class="small soft">{writtenWords(row)}</p>
      </div>
      <div class="button-bar">
        <Button icon="edit" onPress={() => setOpen('mend')}>
          {outbox.mend}
        </Button>
        <Button icon="forward" onPress={() => setOpen('hand-over')}>
          {outbox.handOver}
        </Button>
      </div>
      {open === 'mend' && <MendSheet row={row} onClose={close} />}
      {open === 'hand-over' && <HandOver n={row.n} onClose={close} />}
    </Card>
  );
}

function HandOver({ n, onClose }: { readonly n: number; readonly onClose: () => void }) {
  const { outbox, parts } = words();
  const handOver = async () => {
    const answer = await device().handOverRefused(n);
    onClose();
    showToast({ words: answer.ok ? outbox.handedOver : failureWords(answer.failure) });
  };
  return (
    <Dialog title={outbox.handOverTitle} onClose={onClose}>
      <p>{outbox.handOverMore}</p>
      <div class="button-bar">
        <Button onPress={onClose}>{parts.cancel}</Button>
        <Button look="main" onPress={() => void handOver()}>
          {outbox.handOver}
        </Button>
      </div>
    </Dialog>
  );
}
