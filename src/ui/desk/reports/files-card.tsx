import type { Report } from '#domain/report-figures.ts';
import type { ReportHeading } from '#protocol/report-answers.ts';
import { Button } from '#ui/parts/button.tsx';
import { Checkbox } from '#ui/parts/choices.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { Card, Section } from '#ui/parts/surfaces.tsx';
import { useState } from 'preact/hooks';
import { spanDays } from './official-paper.ts';
import { offerFile } from './offer-file.ts';
import { reportFile, type ReportFormat } from './report-file.ts';
import { reportsWords } from './reports-words.ts';

const fileFormats = ['excel', 'pdf', 'csv'] as const;
const endings = { excel: 'xlsx', pdf: 'pdf', csv: 'csv' } as const satisfies Record<string, ReportFormat>;

interface FilesCardProps {
  readonly report: Report;
  readonly heading: ReportHeading | null;
}

/** The report as files, made in this page out of what it shows: what is downloaded is what was seen. */
export function FilesCard({ report, heading }: FilesCardProps) {
  const words = reportsWords();
  const [outside, setOutside] = useState(false);
  const [busy, setBusy] = useState<ReportFormat>();
  const [hasFailed, setFailed] = useState(false);
  const download = async (format: ReportFormat) => {
    setBusy(format);
    setFailed(false);
    try {
      const blob = await reportFile(format, { report, heading, outside, now: Date.now() });
      offerFile(blob, `${words.fileName(report.node.name, ...spanDays(report.period))}.${format}`);
    } catch {
      setFailed(true);
    }
    setBusy(undefined);
  };
  return (
    <Section title={words.files}>
      <Card>
        <div class="report-files">
          {fileFormats.map((format) => (
            <Button key={format} icon="save" busy={busy === endings[format]} onPress={() => void download(endings[format])}>
              {words[format]}
            </Button>
          ))}
          <Checkbox label={words.outside} more={words.outsideMore} checked={outside} onChecked={setOutside} />
        </div>
        {hasFailed && <Notice kind="error" title={words.fileFailed} />}
      </Card>
    </Section>
  );
}
