import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

/** `tight`: holds rows up to its edges. */
export function Card({ tight, children }: { readonly tight?: boolean | undefined; readonly children: ComponentChildren }) {
  return (
    <div class="card" data-tight={tight}>
      {children}
    </div>
  );
}

interface SectionProps {
  readonly title: string;
  /** Stands at the end of the title's line: a count, or a quiet button. */
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
}

export function Section({ title, aside, children }: SectionProps) {
  return (
    <section class="stack-tight">
      <div class="section-head">
        <h2>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

export function Rows({ children, label }: { readonly children: ComponentChildren; readonly label?: string | undefined }) {
  return (
    <ul class="rows" aria-label={label}>
      {children}
    </ul>
  );
}

interface RowProps {
  readonly title: ComponentChildren;
  readonly children?: ComponentChildren;
  /** A row leads somewhere, or does something, or only tells. */
  readonly href?: string | undefined;
  readonly onPress?: (() => void) | undefined;
  readonly icon?: IconName | undefined;
  readonly current?: boolean | undefined;
}

/** One `li` of {@link Rows}. Children are the smaller words and badges below the title. */
export function Row({ title, children, href, onPress, icon, current }: RowProps) {
  const inside = (
    <>
      {icon && <Icon name={icon} />}
      <span class="row-words">
        <span class="row-title">{title}</span>
        {children}
      </span>
      {(href ?? onPress) && <Icon name="forward" />}
    </>
  );
  return <li>{rowElement(inside, href, onPress, current)}</li>;
}

function rowElement(inside: ComponentChildren, href: string | undefined, onPress: (() => void) | undefined, current: boolean | undefined) {
  if (href) {
    return (
      <a class="row" href={href} aria-current={current ? 'true' : undefined}>
        {inside}
      </a>
    );
  }
  if (onPress) {
    return (
      <button class="row" type="button" onClick={onPress}>
        {inside}
      </button>
    );
  }
  return <div class="row">{inside}</div>;
}

interface EmptyStateProps {
  readonly title: string;
  readonly icon?: IconName | undefined;
  /** What to do next, and a button for it. */
  readonly children?: ComponentChildren;
}

export function EmptyState({ title, icon = 'empty', children }: EmptyStateProps) {
  return (
    <div class="empty">
      <Icon name={icon} />
      <h2>{title}</h2>
      {children}
    </div>
  );
}

export function Skeleton({ rows = 4, label }: { readonly rows?: number | undefined; readonly label: string }) {
  return (
    <div class="stack" role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, index) => (
        <span class="skeleton" data-shape="row" key={index} />
      ))}
    </div>
  );
}
