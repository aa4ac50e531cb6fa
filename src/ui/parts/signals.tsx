import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Icon, type IconName } from './icon.tsx';

export type Tone = 'plain' | 'done' | 'wait' | 'stop' | 'note';

const toneIcons = { plain: 'info', done: 'done', wait: 'waiting', stop: 'refused', note: 'info' } as const satisfies Record<Tone, IconName>;

/** Icon and word: never colour alone. */
export function Badge({
  tone = 'plain',
  icon,
  children,
}: {
  readonly tone?: Tone;
  readonly icon?: IconName;
  readonly children: ComponentChildren;
}) {
  return (
    <span class="badge" data-tone={tone}>
      <Icon name={icon ?? toneIcons[tone]} />
      {children}
    </span>
  );
}

interface NoticeProps {
  readonly kind: 'info' | 'done' | 'warning' | 'error';
  readonly title: string;
  /** What to do. */
  readonly children?: ComponentChildren;
  readonly icon?: IconName | undefined;
}

const noticeTones = { info: 'note', done: 'done', warning: 'wait', error: 'stop' } as const;
const noticeIcons = { info: 'info', done: 'done', warning: 'warning', error: 'refused' } as const;

/** Says what is the case and what to do. Errors are spoken at once by screen readers. */
export function Notice({ kind, title, children, icon }: NoticeProps) {
  return (
    <div class="notice" data-tone={noticeTones[kind]} role={kind === 'error' ? 'alert' : 'note'}>
      <Icon name={icon ?? noticeIcons[kind]} />
      <div class="notice-words">
        <p class="notice-title">{title}</p>
        {children}
      </div>
    </div>
  );
}

interface ProgressBarProps {
  /** Words with the number: "12 trên 41". */
  readonly label: string;
  readonly value: number;
  readonly most: number;
}

export function ProgressBar({ label, value, most }: ProgressBarProps) {
  const id = useId();
  return (
    <div class="progress">
      <label for={id}>{label}</label>
      <progress id={id} value={value} max={Math.max(most, 1)} />
    </div>
  );
}
