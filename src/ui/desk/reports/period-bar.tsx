import { dayInVietnam } from '#domain/dates.ts';
import type { SnapshotRow } from '#protocol/report-answers.ts';
import { periodKinds } from '#domain/report-period.ts';
import { Button, IconButton } from '#ui/parts/button.tsx';
import { DayField } from '#ui/parts/date-fields.tsx';
import { SelectField } from '#ui/parts/select-field.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { Card } from '#ui/parts/surfaces.tsx';
import { showToast } from '#ui/parts/toasts.tsx';
import { formats } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { type DeskFailure, deskFailureWords, deskPost } from '../desk-client.ts';
import { mayManage } from '../desk-state.ts';
import { type AskedReport, periodOf, periodQuery, stepped } from './asked-report.ts';
import { reportsWords } from './reports-words.ts';

interface PeriodBarProps {
  readonly node: string;
  readonly asked: AskedReport;
  readonly snapshots: readonly SnapshotRow[];
  readonly ask: (change: Partial<AskedReport>) => void;
  readonly onFrozen: () => void;
}

/** Which period, and whether as it is now or as it was frozen. */
export function PeriodBar({ node, asked, snapshots, ask, onFrozen }: PeriodBarProps) {
  const words = reportsWords();
  const frozen = snapshots.map(({ id, madeAt, dueAt }) => ({ value: id, title: words.frozenOn(formats().dateTime(dueAt ?? madeAt)) }));
  const isLive = asked.snapshot === undefined;
  return (
    <Card>
      <div class="report-bar">
        <SelectField
          label={words.source}
          value={asked.snapshot ?? ''}
          onValue={(id) => ask({ snapshot: id || undefined })}
          options={[{ value: '', title: words.live }, ...frozen]}
        />
        {isLive && (
          <SelectField
            label={words.period}
            value={asked.kind}
            onValue={(value) => ask({ kind: periodKinds.find((kind) => kind === value) ?? 'week' })}
            options={periodKinds.map((kind) => ({ value: kind, title: words.kinds[kind] }))}
          />
        )}
        {isLive && <Span asked={asked} ask={ask} />}
        {isLive && mayManage() && <FreezeButton node={node} asked={asked} onFrozen={onFrozen} />}
      </div>
      {isLive && !periodOf(asked) && <Notice kind="error" title={words.daysWrong} />}
    </Card>
  );
}

function Span({ asked, ask }: Pick<PeriodBarProps, 'asked' | 'ask'>) {
  const words = reportsWords();
  const period = periodOf(asked);
  const date = (ms: number) => formats().date(dayInVietnam(ms));
  return (
    <>
      {asked.kind === 'days' && (
        <>
          <DayField label={words.from} value={asked.from} onValue={(from) => ask({ from: from ?? '' })} />
          <DayField label={words.through} value={asked.through} onValue={(through) => ask({ through: through ?? '' })} />
        </>
      )}
      <div class="report-span">
        <IconButton icon="back" label={words.earlier} onPress={() => ask(stepped(asked, -1))} />
        <span aria-live="polite">{period && words.span(date(period.from), date(period.to - 1))}</span>
        <IconButton icon="forward" label={words.later} onPress={() => ask(stepped(asked, 1))} />
      </div>
    </>
  );
}

function FreezeButton({ node, asked, onFrozen }: Pick<PeriodBarProps, 'node' | 'asked' | 'onFrozen'>) {
  const words = reportsWords();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<DeskFailure>();
  const freeze = async () => {
    setBusy(true);
    const answer = await deskPost<{ id: string }>(`areas/${encodeURIComponent(node)}/snapshots`, periodQuery(asked));
    setBusy(false);
    setFailure(answer.ok ? undefined : answer.failure);
    if (!answer.ok) return;
    showToast({ words: words.frozen });
    onFrozen();
  };
  return (
    <>
      <Button icon="lock" busy={busy} disabled={!periodOf(asked)} onPress={() => void freeze()}>
        {words.freeze}
      </Button>
      {failure && <Notice kind="error" title={deskFailureWords(failure)} />}
    </>
  );
}
