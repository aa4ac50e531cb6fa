import type { AreaDetail } from '#protocol/desk-answers.ts';
import type { Report } from '#domain/report-figures.ts';
import type { ReportSetup, SnapshotRow } from '#protocol/report-answers.ts';
import { dayInVietnam } from '#domain/dates.ts';
import { Button } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { formats } from '#ui/text/words.ts';
import { useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { DeskHead } from '../desk-frame.tsx';
import { mayManage, useDesk } from '../desk-state.ts';
import { ScreenRead } from '../screen-read.tsx';
import { useNode } from '../use-node.ts';
import { addressOf, type AskedReport, askedOf, periodOf, periodQuery } from './asked-report.ts';
import { FilesCard } from './files-card.tsx';
import { PeriodBar } from './period-bar.tsx';
import { ReportTools } from './report-tools.tsx';
import { reportsWords } from './reports-words.ts';
import { UnitTable } from './unit-table.tsx';
import { WholeTable } from './whole-table.tsx';
import '../styles/desk-reports.css';

/** The weekly, monthly or any other report of a unit: on the screen, as files, and frozen. */
export function ReportsScreen({ node = '' }: { readonly node?: string }) {
  useNode(node);
  useEffect(() => void reportsWords.ready(), []);
  const { query, route } = useLocation();
  const words = reportsWords();
  const asked = askedOf(query, dayInVietnam(Date.now()));
  const ask = (change: Partial<AskedReport>) => route(addressOf(node, { ...asked, ...change }), true);
  const at = encodeURIComponent(node);
  const area = useDesk<AreaDetail>(`areas/${at}`);
  const setup = useDesk<ReportSetup>(`areas/${at}/report-setup`);
  const snapshots = useDesk<readonly SnapshotRow[]>(`areas/${at}/snapshots`);
  const [saved, setSaved] = useState(0);
  const onSaved = () => {
    setSaved((count) => count + 1);
    setup.reread();
  };
  const isPeriod = asked.snapshot !== undefined || periodOf(asked) !== undefined;
  return (
    <>
      <DeskHead title={words.title} path={area.value?.path} view="/reports" under={words.more} />
      <PeriodBar node={node} asked={asked} snapshots={snapshots.value ?? []} ask={ask} onFrozen={snapshots.reread} />
      <ScreenRead read={setup}>
        {(ready) => (
          <>
            {isPeriod && <ReportRead node={node} asked={asked} ask={ask} setup={ready} saved={saved} />}
            {mayManage() && <ReportTools node={node} setup={ready} of={asked.of} onSaved={onSaved} />}
          </>
        )}
      </ScreenRead>
    </>
  );
}

interface ReadProps {
  readonly node: string;
  readonly asked: AskedReport;
  readonly ask: (change: Partial<AskedReport>) => void;
  readonly setup: ReportSetup;
  /** How often settings were saved since the screen was opened: targets change the report too. */
  readonly saved: number;
}

function ReportRead({ node, asked, ask, setup, saved }: ReadProps) {
  const { snapshot } = asked;
  const query = new URLSearchParams({ ...periodQuery(asked), indicators: setup.indicators.keys.join(',') });
  const live = `areas/${encodeURIComponent(node)}/report?${query.toString()}`;
  const read = useDesk<Report>(snapshot === undefined ? live : `snapshots/${encodeURIComponent(snapshot)}`);
  useEffect(() => {
    if (saved > 0) read.reread();
  }, [saved]);
  return (
    <ScreenRead read={read}>
      {(report) => <ReportOf report={report} isFrozen={snapshot !== undefined} asked={asked} ask={ask} setup={setup} />}
    </ScreenRead>
  );
}

type OfProps = Omit<ReadProps, 'node' | 'saved'> & { readonly report: Report; readonly isFrozen: boolean };

function ReportOf({ report, isFrozen, asked, ask, setup }: OfProps) {
  const words = reportsWords();
  const chosen = report.indicators.find(({ key }) => key === asked.of) ?? report.indicators[0];
  return (
    <>
      {isFrozen && (
        <Notice kind="info" title={words.frozenNotice(formats().dateTime(report.asOf))} icon="lock">
          <Button onPress={() => ask({ snapshot: undefined })}>{words.backToLive}</Button>
        </Notice>
      )}
      <FilesCard report={report} heading={setup.settings.heading} />
      <WholeTable report={report} chosen={chosen?.key} onChoose={(of) => ask({ of })} />
      {chosen && <UnitTable report={report} indicator={chosen} onChoose={(of) => ask({ of })} />}
    </>
  );
}
