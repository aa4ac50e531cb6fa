import { cpus } from 'node:os';

/** The value below which `share` of the measurements lie. */
export function quantile(measured: readonly number[], share: number): number {
  const sorted = [...measured].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export function milliseconds(value: number): string {
  return value < 10 ? value.toFixed(2) : value.toFixed(0);
}

export type Row = readonly (string | number)[];

/** A table as Markdown, so that it can be pasted as it is, under the machine it was measured on. */
export function printTable(title: string, head: Row, rows: readonly Row[]): void {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => String(row[column] ?? '').length)));
  const line = (row: Row) => `| ${row.map((cell, column) => String(cell).padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  console.log([`\n${title}`, machine(), '', line(head), rule, ...rows.map(line), ''].join('\n'));
}

function machine(): string {
  const cores = cpus();
  return `${cores.length} × ${cores[0]?.model ?? 'unknown processor'}, Node ${process.versions.node}`;
}
