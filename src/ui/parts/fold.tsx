import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

interface FoldProps {
  readonly summary: ComponentChildren;
  /** Built when somebody looks for the first time: a long list costs nothing until then. */
  readonly children: () => ComponentChildren;
}

export function Fold({ summary, children }: FoldProps) {
  const [opened, setOpened] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => currentTarget.open && setOpened(true)}>
      <summary class="summary">{summary}</summary>
      {opened && children()}
    </details>
  );
}
