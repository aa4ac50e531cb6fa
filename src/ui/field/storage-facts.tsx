import type { ServerStatement, StorageReport } from '#background/device-api.ts';
import { device, useRead } from '#ui/device.ts';
import { Button } from '#ui/parts/button.tsx';
import { Badge, Notice } from '#ui/parts/signals.tsx';
import { Card, Section, Skeleton } from '#ui/parts/surfaces.tsx';
import { settingsWords } from '#ui/text/settings-words.ts';
import { formats, words } from '#ui/text/words.ts';
import { askToKeep } from './enrol-screen.tsx';
import { FactList } from './fact-list.tsx';

export function StorageFacts() {
  const settings = settingsWords();
  const { parts } = words();
  const { value } = useRead(() => device().storage(), []);
  return (
    <Section title={settings.storage}>
      <Card>{value ? <Facts value={value} /> : <Skeleton rows={1} label={parts.loading} />}</Card>
    </Section>
  );
}

/** What is written with a wrong clock is put right by the server; appointments on this tablet are not. */
export function ClockNotice() {
  const settings = settingsWords();
  const { value } = useRead(() => device().storage(), []);
  if (!value || isClockRight(value.clockAheadMs)) return null;
  return (
    <Notice kind="warning" title={settings.clockWrong}>
      <p>{clockWords(value.clockAheadMs)}</p>
    </Notice>
  );
}

function Facts({ value }: { readonly value: StorageReport }) {
  const settings = settingsWords();
  const number = (count: number) => formats().number(count);
  return (
    <>
      <FactList
        facts={[
          [settings.kept, <Kept key="kept" persisted={value.persisted} />],
          [settings.used, value.usedBytes === undefined ? undefined : formats().bytes(value.usedBytes)],
          [settings.records, number(value.records)],
          [settings.outboxRows, number(value.outboxRows)],
          [settings.parcels, number(value.parcels)],
          ...statementFacts(value.statement),
          [settings.clock, clockWords(value.clockAheadMs)],
          [settings.tabletId, <span class="digits small">{value.deviceId}</span>],
        ]}
      />
      {!value.persisted && (
        <Button icon="shield" onPress={() => void askToKeep().then((persisted) => device().changeSettings({ persisted }))}>
          {settings.keptAsk}
        </Button>
      )}
    </>
  );
}

/** What the server has said, and nothing that was guessed from it. */
function statementFacts(statement: ServerStatement | undefined): readonly (readonly [string, string])[] {
  if (!statement || statement.authored === 0) return [];
  const settings = settingsWords();
  const { number, dateTime } = formats();
  const { authored, through, missing, comparedAt, offered, areas } = statement;
  const gaps = missing.map(([from, to]) => (from === to ? number(from) : `${number(from)}–${number(to)}`)).join(', ');
  const received =
    missing.length === 0 ? settings.receivedAll(number(authored)) : settings.receivedPart(number(through), number(authored), gaps);
  const compared = comparedAt === undefined ? settings.comparedNever : settings.comparedAt(dateTime(new Date(comparedAt).toISOString()));
  const mended: readonly (readonly [string, string])[] =
    offered + areas > 0 ? [[settings.mended, settings.mendedWords(number(offered), number(areas))]] : [];
  return [[settings.received, received], [settings.compared, compared], ...mended];
}

function Kept({ persisted }: { readonly persisted: boolean | undefined }) {
  const settings = settingsWords();
  const { parts } = words();
  if (persisted === undefined) return <Badge>{parts.unknown}</Badge>;
  return persisted ? <Badge tone="done">{settings.keptYes}</Badge> : <Badge tone="wait">{settings.keptNo}</Badge>;
}

/** Below a minute nobody needs to do anything: the server corrects it. */
const clockTolerance = 60_000;

/** Undefined: the server has found nothing wrong with it. */
function isClockRight(aheadMs: number | undefined): boolean {
  return aheadMs === undefined || Math.abs(aheadMs) < clockTolerance;
}

function clockWords(aheadMs: number | undefined): string {
  const settings = settingsWords();
  if (aheadMs === undefined || isClockRight(aheadMs)) return settings.clockRight;
  const off = formats().duration(Math.abs(aheadMs));
  return aheadMs > 0 ? settings.clockAhead(off) : settings.clockBehind(off);
}
