import { dayInVietnam, formatDay } from '#domain/dates.ts';
import type { Report } from '#domain/report-figures.ts';
import type { ReportHeading } from '#protocol/report-answers.ts';
import { localeFormats } from '#ui/text/locale-formats.ts';
import { paperWords as words } from './official-words.ts';
import { type ShownIndicator, shownIndicator, type ShownLine } from './safe-report.ts';

/** An official report as what stands on it, before it becomes a sheet or a page: both are made of this, so that they say the same. */
export interface Paper {
  readonly issuer: readonly string[];
  readonly dated: string;
  readonly subject: string;
  readonly span: string;
  readonly notes: readonly string[];
  readonly tables: readonly PaperTable[];
  readonly recipients: readonly string[];
  readonly signer: readonly string[];
  readonly signerName: string;
}

export type ColumnKind = 'text' | 'count' | 'share' | 'change';
export interface PaperTable {
  readonly title: string;
  readonly remark: string;
  readonly columns: readonly { readonly title: string; readonly kind: ColumnKind }[];
  readonly rows: readonly (readonly PaperCell[])[];
  /** The last row is the whole. */
  readonly hasTotal: boolean;
}
/** A share is a number between 0 and 1; `*` is a count that is held back. */
export type PaperCell = string | number | null;

export interface PaperAsked {
  readonly report: Report;
  readonly heading: ReportHeading | null;
  /** For eyes outside the desk. */
  readonly outside: boolean;
  readonly now: number;
}

const formats = localeFormats('vi-VN');
const heldMark = '*';

export function usualHeading(node: string): ReportHeading {
  return {
    issuer: `${words.issuer}\n${node.toLocaleUpperCase('vi')}`,
    place: node,
    subject: '',
    signer: words.signer,
    signerName: '',
    recipients: '',
  };
}

export function officialPaper({ report, heading, outside, now }: PaperAsked): Paper {
  const { issuer, place, subject, signer, signerName, recipients } = heading ?? usualHeading(report.node.name);
  const [year = '', month = '', day = ''] = dayInVietnam(now).split('-');
  const shown = report.indicators.map((indicator) => shownIndicator(report, indicator, outside));
  return {
    issuer: linesOf(issuer),
    dated: words.dated(place, day, month, year),
    subject: subject || words.subject,
    span: spanOf(report),
    notes: notesOf(report, outside),
    tables: [wholeTable(report, shown), ...(report.units.length > 1 ? shown.map(unitTable) : [])],
    recipients: linesOf(recipients),
    signer: linesOf(signer),
    signerName,
  };
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => line.trim() || []);
}

/** Both days are within the period: it ends before its last instant. */
export function spanDays(period: Report['period']): readonly [from: string, through: string] {
  const through = dayInVietnam(Date.parse(period.to) - 1);
  return [dayInVietnam(Date.parse(period.from)), through];
}

function spanOf({ period }: Report): string {
  const [from, through] = spanDays(period);
  const kind = period.kind in words.span ? (period.kind as keyof typeof words.span) : 'days';
  return `(${words.span[kind](formatDay(from), formatDay(through))})`;
}

function notesOf(report: Report, outside: boolean): readonly string[] {
  const residents = { set: words.residentsSet, known: words.residentsKnown, mixed: words.residentsMixed };
  const asOf = `${formats.time(report.asOf)} ngày ${formats.date(report.asOf)}`;
  return [
    words.asOf(asOf),
    residents[report.whole.residentsFrom],
    ...(report.returned > 0 ? [words.returned(formats.number(report.returned))] : []),
    ...(outside ? [words.held] : []),
  ];
}

const figures = (base: string) =>
  [
    { title: words.count, kind: 'count' },
    { title: base, kind: 'count' },
    { title: words.share, kind: 'share' },
    { title: words.target, kind: 'count' },
    { title: words.ofTarget, kind: 'share' },
    { title: words.change, kind: 'change' },
  ] as const;

function cellsOf(line: ShownLine): readonly PaperCell[] {
  return [line.held ? heldMark : line.count, line.base, line.share, line.target, line.ofTarget, line.change];
}

/** The node as a whole, a row for each indicator. */
function wholeTable(report: Report, shown: readonly ShownIndicator[]): PaperTable {
  return {
    title: `${words.total}: ${report.node.name}`,
    remark: '',
    columns: [{ title: words.order, kind: 'count' }, { title: words.content, kind: 'text' }, ...figures(words.base.any)],
    rows: shown.map(({ indicator, total }, at) => [at + 1, indicator.name.vi, ...cellsOf(total)]),
    hasTotal: false,
  };
}

/** One indicator, a row for each unit and one for the whole. */
function unitTable(shown: ShownIndicator): PaperTable {
  const { indicator, lines, total } = shown;
  const row = (line: ShownLine, order: number | null): readonly PaperCell[] => [order, line.unit.name, ...cellsOf(line), line.rank];
  return {
    title: indicator.name.vi,
    remark: remarkOf(shown),
    columns: [
      { title: words.order, kind: 'count' },
      { title: words.unit, kind: 'text' },
      ...figures(words.base[indicator.subject]),
      { title: words.rank, kind: 'count' },
    ],
    rows: [...lines.map((line, at) => row(line, at + 1)), row(total, null)],
    hasTotal: true,
  };
}

function remarkOf({ summary, by, lines }: ShownIndicator): string {
  if (!summary) return '';
  const said = [
    summary.reached === null ? '' : words.reached(formats.number(summary.reached), formats.number(lines.length)),
    summary.underHalf ? words.underHalf[by === 'target' ? 'target' : 'residents'](formats.number(summary.underHalf)) : '',
    summary.zero > 0 ? words.zero(formats.number(summary.zero)) : '',
    summary.worst.length > 0 ? words.worst(summary.worst.join(', ')) : '',
  ];
  return said.filter(Boolean).join(' ');
}

/** As people read it: `1.234`, `56,7%`, `+12`. */
export function cellText(cell: PaperCell, kind: ColumnKind): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  if (kind === 'share') return shareText.format(cell);
  if (kind === 'change') return changeText.format(cell);
  return formats.number(cell);
}

const shareText = new Intl.NumberFormat('vi-VN', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
const changeText = new Intl.NumberFormat('vi-VN', { signDisplay: 'exceptZero' });
