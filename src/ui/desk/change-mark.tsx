import { formats } from '#ui/text/words.ts';
import { deskWords } from './desk-words.ts';

interface ChangeMarkProps {
  readonly now: number;
  readonly before: number;
  /** Which way is good; `neither` where a change says nothing of the work. */
  readonly good?: 'more' | 'fewer' | 'neither' | undefined;
}

/** How a figure moved in seven days: arrow, number and (for screen readers) words. The colour says whether that is good. */
export function ChangeMark({ now, before, good = 'more' }: ChangeMarkProps) {
  const { overview } = deskWords();
  const by = now - before;
  const count = formats().number(Math.abs(by));
  const said = by === 0 ? overview.same : by > 0 ? overview.more(count) : overview.less(count);
  return (
    <span class="desk-change" data-good={by === 0 || good === 'neither' ? undefined : by > 0 === (good === 'more')}>
      <span aria-hidden="true">{by === 0 ? '±0' : `${by > 0 ? '▲' : '▼'} ${count}`}</span>
      <span class="unseen">{`${said} ${overview.weekAgo}`}</span>
    </span>
  );
}

/** A share as a bar, 0 … 1. Decoration beside a number that says the same. */
export function Bar({ share, tone = 'done' }: { readonly share: number; readonly tone?: 'done' | 'soft' }) {
  return (
    <svg class="desk-bar" viewBox="0 0 100 8" preserveAspectRatio="none" data-tone={tone} aria-hidden="true">
      <rect class="desk-bar-ground" width="100" height="8" />
      <rect class="desk-bar-full" width={Math.max(0, Math.min(100, share * 100))} height="8" />
    </svg>
  );
}

export function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
