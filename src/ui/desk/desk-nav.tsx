import type { DeskSession } from '#protocol/desk-answers.ts';
import { Button } from '#ui/parts/button.tsx';
import { Icon, type IconName } from '#ui/parts/icon.tsx';
import { chooseLanguage, language } from '#ui/text/language.ts';
import { useLocation } from 'preact-iso';
import { useEffect, useId, useState } from 'preact/hooks';
import { accountWords } from './account/account-words.ts';
import { currentNode, isLive, may, mayManage, signOut } from './desk-state.ts';
import { deskWords } from './desk-words.ts';
import { morningWords } from './morning/morning-words.ts';

interface Place {
  readonly href: string;
  readonly icon: IconName;
  readonly name: string;
  /** Addresses whose screens belong here too. */
  readonly also?: readonly string[];
}

interface PlaceGroup {
  readonly title: string;
  readonly places: readonly Place[];
}

/** What one sees, what has to be looked at, who does it with what, and how it is set up. */
function placeGroups(node: string): readonly PlaceGroup[] {
  const words = deskWords();
  const at = `/desk/areas/${node}`;
  return [
    {
      title: words.groupSee,
      places: [
        { href: `${at}/morning`, icon: 'morning', name: morningWords().place },
        { href: at, icon: 'today', name: words.placeOverview },
        { href: `${at}/households`, icon: 'homes', name: words.placeHouseholds, also: ['/desk/households/'] },
        { href: `${at}/listed?figure=person`, icon: 'people', name: words.placePeople, also: ['/desk/people/'] },
        { href: `${at}/plan`, icon: 'task', name: words.placePlan },
        { href: `${at}/reports`, icon: 'calendar', name: words.placeReports },
      ],
    },
    {
      title: words.groupCheck,
      places: [
        { href: `${at}/review`, icon: 'returned', name: words.placeReview },
        { href: `${at}/doubles`, icon: 'pair', name: words.placeDoubles, also: ['/desk/doubles/'] },
        { href: `${at}/refused`, icon: 'refused', name: words.placeQuarantine },
        ...(mayManage() ? [rightsPlace(at, words.placeRights)] : []),
      ],
    },
    {
      title: words.groupTeam,
      places: [
        { href: `${at}/members`, icon: 'person', name: words.placeMembers },
        { href: `${at}/tablets`, icon: 'tablet', name: words.placeTablets },
        { href: '/desk/hand-in', icon: 'outbox', name: words.placeHandIn },
      ],
    },
    {
      title: words.groupSetUp,
      places: [
        { href: `${at}/places`, icon: 'village', name: words.placeVillages },
        { href: `${at}/guides`, icon: 'guide', name: words.placeGuides, also: [`${at}/guides/`] },
        ...(mayManage() ? [{ href: `${at}/import`, icon: 'draft', name: words.placeImport } as const] : []),
        ...(may('auditing') ? [{ href: `${at}/audit`, icon: 'shield', name: accountWords().audit.title } as const] : []),
      ],
    },
  ];
}

function rightsPlace(at: string, name: string): Place {
  return { href: `${at}/rights`, icon: 'shield', name, also: [`${at}/retention`, `${at}/breaches`] };
}

/** `page` on the place's own screen, `true` on one that belongs to it. */
function currentAt({ href, also = [] }: Place, path: string): 'page' | 'true' | undefined {
  if (href.split('?')[0] === path) return 'page';
  return also.some((address) => path.startsWith(address)) ? 'true' : undefined;
}

/** Where one can go, who one is, and whether the figures are live. A column beside wide screens; on narrow ones a bar that opens. */
export function DeskNav({ session }: { readonly session: DeskSession }) {
  const { path } = useLocation();
  const words = deskWords();
  const id = useId();
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [path]);
  const groups = placeGroups(currentNode.value);
  const here = groups.flatMap(({ places }) => places).find((place) => currentAt(place, path));
  return (
    <nav
      class="desk-nav"
      aria-label={words.places}
      data-open={open}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setOpen(false);
      }}
    >
      <a class="desk-brand" href={`/desk/areas/${session.home}`}>
        <strong>Từng Ngõ</strong>
        <span>{words.title}</span>
      </a>
      <button class="button desk-menu" type="button" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        <Icon name={here?.icon ?? 'more'} />
        {here?.name ?? words.menu}
        <Icon name="down" />
      </button>
      <div class="desk-places" id={id}>
        <NodeChoice session={session} />
        {groups.map(({ title, places }, at) => (
          <section key={title} aria-labelledby={`${id}-${at}`}>
            <h2 class="desk-place-group" id={`${id}-${at}`}>
              {title}
            </h2>
            {places.map((place) => (
              <a key={place.href} class="desk-place" href={place.href} aria-current={currentAt(place, path)}>
                <Icon name={place.icon} />
                {place.name}
              </a>
            ))}
          </section>
        ))}
      </div>
      <Self session={session} />
    </nav>
  );
}

function Self({ session }: { readonly session: DeskSession }) {
  const { path } = useLocation();
  const words = deskWords();
  return (
    <div class="desk-self">
      <p class="desk-live" role="status" data-live={isLive.value}>
        <Icon name={isLive.value ? 'done' : 'offline'} />
        {isLive.value ? words.live : words.liveOff}
      </p>
      <a class="desk-place" href="/desk/account" aria-current={path === '/desk/account' ? 'page' : undefined}>
        <Icon name="person" />
        {session.member.name}
        <span class="unseen"> · {accountWords().title}</span>
      </a>
      <div class="desk-self-acts">
        <LanguageButton />
        <Button look="quiet" icon="lock" onPress={() => void signOut()}>
          {words.signOut}
        </Button>
      </div>
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
