import type { Outbox, OutboxRow } from '#background/device-api.ts';
import { device, practising, useRead } from '#ui/device.ts';
import { quietPart } from '#ui/lazy-screen.tsx';
import { TopBar } from '#ui/parts/bars.tsx';
import { Fold } from '#ui/parts/fold.tsx';
import { EmptyState, Card, Rows, Section, Skeleton } from '#ui/parts/surfaces.tsx';
import { formats, words } from '#ui/text/words.ts';
import { InstallCard } from './install/install-card.tsx';
import { OutboxLine } from './outbox-line.tsx';
import { OutboxStanding } from './outbox-standing.tsx';
import { ParcelExport } from './parcel-export.tsx';
import { RefusedCard } from './refused-card.tsx';

const EnrolAgain = quietPart(async () => (await import('./enrol-again.tsx')).EnrolAgain);

export function OutboxScreen() {
  const { outbox, parts } = words();
  const { value } = useRead(() => device().outbox(), []);
  return (
    <main class="screen">
      <TopBar title={outbox.title} tab={outbox.title} />
      <div class="screen-body">{value ? <OutboxSections value={value} /> : <Skeleton label={parts.loading} />}</div>
    </main>
  );
}

function OutboxSections({ value }: { readonly value: Outbox }) {
  const { outbox } = words();
  const rowsOf = (standing: OutboxRow['standing']) => value.rows.filter((row) => row.standing === standing);
  const refused = rowsOf('refused');
  const waiting = rowsOf('waiting');
  const received = rowsOf('received');
  return (
    <>
      <OutboxStanding value={value} />
      {value.sending.kind === 'idle' && value.sending.lastFailure === 'device-unknown' && <EnrolAgain />}
      {refused.length > 0 && (
        <Section title={outbox.refusedTitle} aside={<Count value={value.refused} />}>
          <p class="soft">{outbox.refusedMore}</p>
          {refused.map((row) => (
            <RefusedCard key={row.n} row={row} />
          ))}
        </Section>
      )}
      {waiting.length > 0 && (
        <Section title={outbox.waitingTitle} aside={<Count value={value.waiting} />}>
          <Lines rows={waiting} />
        </Section>
      )}
      {waiting.length === 0 && refused.length === 0 && (
        <EmptyState title={value.authored === 0 ? outbox.nothingYet : outbox.empty} icon="done-all">
          <p>{outbox.emptyMore}</p>
        </EmptyState>
      )}
      {isAllThere(value) && !practising.value && <InstallCard mayWait />}
      {value.waiting > 0 && !practising.value && <ParcelExport />}
      {received.length > 0 && (
        <Fold
          summary={
            <>
              {outbox.receivedTitle} <Count value={received.length} />
            </>
          }
        >
          {() => <Lines rows={received} />}
        </Fold>
      )}
    </>
  );
}

/** The first work has arrived: now it is known what the app is for, and nothing else waits. */
function isAllThere({ authored, waiting, refused }: Outbox): boolean {
  return authored > 0 && waiting === 0 && refused === 0;
}

function Count({ value }: { readonly value: number }) {
  return <span class="count">{formats().number(value)}</span>;
}

function Lines({ rows }: { readonly rows: readonly OutboxRow[] }) {
  return (
    <Card tight>
      <Rows>
        {rows.map((row) => (
          <OutboxLine key={row.n} row={row} />
        ))}
      </Rows>
    </Card>
  );
}
