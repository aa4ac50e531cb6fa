import { HelpButton } from '#ui/field/help/help-button.tsx';
import { goBack } from '#ui/navigation.ts';
import { words } from '#ui/text/words.ts';
import type { ComponentChildren } from 'preact';
import { useLocation } from 'preact-iso';
import { useEffect, useRef } from 'preact/hooks';
import { IconButton } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';

interface TopBarProps {
  readonly title: string;
  readonly under?: string | undefined;
  /** The title of the browser's tab. The browser keeps it in its history, so it names the screen and never a person. */
  readonly tab?: string | undefined;
  /** Where back leads when this screen was opened first. Without it there is no back button. */
  readonly back?: string | undefined;
  /** Asked before going back: a form may want to say something first. Returns true to stay. */
  readonly onBack?: (() => boolean) | undefined;
  /** Shown beside another screen: keeps the focus and the page's title where they are. */
  readonly beside?: boolean | undefined;
  /** Whether help can be asked for here; usually of what does not stand beside something else. */
  readonly help?: boolean | undefined;
  /** Buttons at the end. */
  readonly children?: ComponentChildren;
}

/** The screen's name. It takes the focus when the screen opens, so that a screen reader starts there. */
export function TopBar({ title, under, tab, back, onBack, beside = false, help = !beside, children }: TopBarProps) {
  const { route } = useLocation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!beside) heading.current?.focus({ preventScroll: true });
  }, [beside]);
  useEffect(() => {
    if (!beside) document.title = [tab, words().parts.appName].filter(Boolean).join(' · ');
  }, [tab, beside]);
  return (
    <header class="top-bar">
      {back !== undefined && (
        <IconButton icon="back" label={words().parts.back} onPress={() => onBack?.() || goBack((path) => route(path, true), back)} />
      )}
      <div class="top-bar-words">
        <h1 tabIndex={-1} ref={heading}>
          {title}
        </h1>
        {under && <p class="top-bar-under">{under}</p>}
      </div>
      {children}
      {help && <HelpButton />}
    </header>
  );
}

export interface NavPlace {
  readonly href: string;
  readonly icon: IconName;
  readonly name: string;
  /** Shown as a number on the icon; `countWords` says it. */
  readonly count?: number | undefined;
  readonly countWords?: string | undefined;
  readonly countTone?: 'wait' | 'stop' | undefined;
}

/** Under the thumb in portrait, a rail at the side in landscape. */
export function BottomNav({ places, label }: { readonly places: readonly NavPlace[]; readonly label: string }) {
  const { path } = useLocation();
  return (
    <nav class="bottom-nav" aria-label={label}>
      {places.map(({ href, icon, name, count, countWords, countTone }) => (
        <a key={href} href={href} aria-current={isAt(path, href) ? 'page' : undefined}>
          <span class="bottom-nav-mark">
            <Icon name={icon} />
            {count ? (
              <span class="bottom-nav-count" data-tone={countTone} aria-hidden="true">
                {count > 99 ? '99+' : count}
              </span>
            ) : null}
          </span>
          {name}
          {count ? <span class="unseen">{countWords}</span> : null}
        </a>
      ))}
    </nav>
  );
}

function isAt(path: string, href: string): boolean {
  return href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`);
}
