import { Brand } from '#ui/parts/brand.tsx';
import { words } from '#ui/text/words.ts';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { HelpButton } from './help/help-button.tsx';

interface StartFrameProps {
  readonly title: string;
  readonly lead?: string | undefined;
  readonly children: ComponentChildren;
}

/** The screens before the book is open: the name of the product, and one thing to do. */
export function StartFrame({ title, lead, children }: StartFrameProps) {
  const { parts, start } = words();
  useEffect(() => {
    document.title = `${title} · ${parts.appName}`;
  }, [title]);
  return (
    <main class="start">
      <header class="start-brand">
        <Brand />
        <p class="start-name">{parts.appName}</p>
        <p class="start-slogan">{start.slogan}</p>
        <HelpButton />
      </header>
      <div class="start-body">
        <div class="stack-tight">
          <h1>{title}</h1>
          {lead && <p class="soft">{lead}</p>}
        </div>
        {children}
      </div>
    </main>
  );
}
