import { isMoreBetter } from '#domain/report-figures.ts';
import { formats } from '#ui/text/words.ts';
import { reportsWords } from './reports-words.ts';
import type { ShownLine } from './safe-report.ts';

export function FigureHeads() {
  const words = reportsWords();
  return (
    <>
      {[words.count, words.share, words.target, words.ofTarget, words.change].map((title) => (
        <th key={title} scope="col" class="desk-number">
          {title}
        </th>
      ))}
    </>
  );
}

/** Count, share and of what, target, share of it, change: the figures of one line. */
export function FigureCells({ line, indicator }: { readonly line: ShownLine; readonly indicator: string }) {
  const words = reportsWords();
  const { number } = formats();
  return (
    <>
      <td class="desk-number">
        <strong>{line.count === null ? '' : number(line.count)}</strong>
      </td>
      <td class="desk-number">{line.share === null || line.base === null ? '' : words.of(percent(line.share), number(line.base))}</td>
      <td class="desk-number">{line.target === null ? <span class="soft">{words.none}</span> : number(line.target)}</td>
      <td class="desk-number">{line.ofTarget === null ? '' : percent(line.ofTarget)}</td>
      <td class="desk-number">
        <Change by={line.change ?? 0} isGood={isMoreBetter(indicator) ? (line.change ?? 0) > 0 : undefined} />
      </td>
    </>
  );
}

function Change({ by, isGood }: { readonly by: number; readonly isGood: boolean | undefined }) {
  const count = formats().number(Math.abs(by));
  return (
    <span class="desk-change" data-good={by === 0 ? undefined : isGood}>
      {by === 0 ? '±0' : `${by > 0 ? '+' : '−'}${count}`}
    </span>
  );
}

/** With one digit after the comma, as reports write it. */
function percent(share: number): string {
  const digits = formats().number(Math.round(share * 1000) / 10);
  return `${digits}%`;
}
