import type { Area } from '#domain/area.ts';
import type { DeskSession } from '#protocol/desk-answers.ts';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { DeskNav } from './desk-nav.tsx';
import { myNodes } from './desk-state.ts';
import { deskWords } from './desk-words.ts';
import { HelpButton } from './help/help-button.tsx';

/** What stands around every screen of the desk. */
export function DeskFrame({ session, children }: { readonly session: DeskSession; readonly children: ComponentChildren }) {
  return (
    <div class="desk">
      <a class="desk-skip" href="#desk-main">
        {deskWords().skip}
      </a>
      <DeskNav session={session} />
      <main class="desk-main" id="desk-main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

interface HeadProps {
  readonly title: string;
  /** Units from the root down; each but those above my scope is a link. */
  readonly path?: readonly Area[] | undefined;
  /** The screen of the unit that the path's links lead to: `/households` keeps one in the lists. */
  readonly view?: string | undefined;
  readonly under?: ComponentChildren;
  readonly aside?: ComponentChildren;
}

/** The screen's name below the path of units. It takes the focus when the screen opens. */
export function DeskHead({ title, path, view = '', under, aside }: HeadProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    document.title = `${title} · ${deskWords().title}`;
  }, [title]);
  return (
    <header class="desk-head">
      <div class="stack-tight">
        {path && <UnitPath path={path} view={view} />}
        <h1 tabIndex={-1} ref={heading}>
          {title}
        </h1>
        {under && <div class="small soft">{under}</div>}
      </div>
      {aside && <div class="line">{aside}</div>}
      <HelpButton />
    </header>
  );
}

function UnitPath({ path, view }: { readonly path: readonly Area[]; readonly view: string }) {
  const own = new Set(myNodes());
  const found = path.findIndex((area) => own.has(area.id));
  const first = found < 0 ? path.length : found;
  return (
    <nav class="desk-path" aria-label={deskWords().path}>
      <ol>
        {path.map((area, place) => (
          <li key={area.id}>{place < first ? <span>{area.name}</span> : <a href={`/desk/areas/${area.id}${view}`}>{area.name}</a>}</li>
        ))}
      </ol>
    </nav>
  );
}
