import type { Area } from '#domain/area.ts';
import type { DeskSession } from '#protocol/desk-answers.ts';
import { Button } from '#ui/parts/button.tsx';
import { Icon, type IconName } from '#ui/parts/icon.tsx';
import { chooseLanguage, language } from '#ui/text/language.ts';
import type { ComponentChildren } from 'preact';
import { useLocation } from 'preact-iso';
import { useEffect, useRef } from 'preact/hooks';
import { currentNode, isLive, mayManage, myNodes, signOut } from './desk-state.ts';
import { deskWords } from './desk-words.ts';

interface Place {
  readonly href: string;
  readonly icon: IconName;
  readonly name: string;
}

function places(node: string): readonly Place[] {
  const words = deskWords();
  const at = `/desk/areas/${node}`;
  return [
    { href: at, icon: 'today', name: words.placeOverview },
    { href: `${at}/households`, icon: 'homes', name: words.placeHouseholds },
    { href: `${at}/reports`, icon: 'calendar', name: words.placeReports },
    { href: `${at}/review`, icon: 'returned', name: words.placeReview },
    { href: `${at}/places`, icon: 'village', name: words.placeVillages },
    { href: `${at}/guides`, icon: 'guide', name: words.placeGuides },
    { href: `${at}/doubles`, icon: 'people', name: words.placeDoubles },
    { href: `${at}/plan`, icon: 'task', name: words.placePlan },
    { href: `${at}/tablets`, icon: 'tablet', name: words.placeTablets },
    { href: `${at}/refused`, icon: 'refused', name: words.placeQuarantine },
    { href: `${at}/members`, icon: 'people', name: words.placeMembers },
    ...(mayManage() ? [{ href: `${at}/rights`, icon: 'shield', name: words.placeRights } as const] : []),
    ...(mayManage() ? [{ href: `${at}/import`, icon: 'draft', name: words.placeImport } as const] : []),
    { href: '/desk/hand-in', icon: 'outbox', name: words.placeHandIn },
  ];
}

/** What stands around every screen of the desk: where I am, where I can go, who I am, and whether the figures are live. */
export function DeskFrame({ session, children }: { readonly session: DeskSession; readonly children: ComponentChildren }) {
  const { path } = useLocation();
  const words = deskWords();
  return (
    <div class="desk">
      <a class="desk-skip" href="#desk-main">
        {words.skip}
      </a>
      <nav class="desk-nav" aria-label={words.places}>
        <a class="desk-brand" href={`/desk/areas/${session.home}`}>
          <strong>Từng Ngõ</strong>
          <span>{words.title}</span>
        </a>
        <NodeChoice session={session} />
        {places(currentNode.value).map(({ href, icon, name }) => (
          <a key={href} class="desk-place" href={href} aria-current={path === href ? 'page' : undefined}>
            <Icon name={icon} />
            {name}
          </a>
        ))}
        <div class="desk-self">
          <p class="desk-live" role="status" data-live={isLive.value}>
            <Icon name={isLive.value ? 'done' : 'offline'} />
            {isLive.value ? words.live : words.liveOff}
          </p>
          <p class="desk-name">{session.member.name}</p>
          <LanguageButton />
          <Button look="quiet" icon="lock" onPress={() => void signOut()}>
            {words.signOut}
          </Button>
        </div>
      </nav>
      <main class="desk-main" id="desk-main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

/** Somebody with roles at several units says here which one to look at. */
function NodeChoice({ session }: { readonly session: DeskSession }) {
  const { route } = useLocation();
  const own = new Map(session.roles.map(({ area }) => [area.id, area]));
  if (own.size < 2) return null;
  return (
    <select
      class="input"
      aria-label={deskWords().myUnits}
      value={own.has(currentNode.value) ? currentNode.value : ''}
      onChange={(event) => route(`/desk/areas/${event.currentTarget.value}`)}
    >
      {!own.has(currentNode.value) && <option value="">{deskWords().myUnits}</option>}
      {[...own.values()].map((area) => (
        <option key={area.id} value={area.id}>
          {area.name}
        </option>
      ))}
    </select>
  );
}

export function LanguageButton() {
  const words = deskWords();
  return (
    <button
      class="button"
      type="button"
      data-look="quiet"
      lang={language.value === 'vi' ? 'en' : 'vi'}
      title={words.languageLong}
      onClick={() => chooseLanguage(language.value === 'vi' ? 'en' : 'vi')}
    >
      {words.language}
    </button>
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
