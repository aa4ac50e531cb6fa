import type { Today, TodayEntry, TodayReason } from '#background/device-api.ts';
import { device, deviceState, earlyToday, useRead } from '#ui/device.ts';
import { lazyPart } from '#ui/lazy-screen.tsx';
import { TopBar } from '#ui/parts/bars.tsx';
import { IconLink, LinkButton } from '#ui/parts/button.tsx';
import type { IconName } from '#ui/parts/icon.tsx';
import { Fold } from '#ui/parts/fold.tsx';
import { Badge, ProgressBar } from '#ui/parts/signals.tsx';
import { Card, EmptyState, Row, Rows, Section, Skeleton } from '#ui/parts/surfaces.tsx';
import { language } from '#ui/text/language.ts';
import { capitalised } from '#ui/text/locale-formats.ts';
import { formats, words } from '#ui/text/words.ts';
import { DraftRows } from './draft-rows.tsx';
import { findGuide } from './guides-loaded.ts';
import { SendingTrouble } from './sending-trouble.tsx';
import { todayOn } from './today-on.ts';

const LeaseSoon = lazyPart(async () => (await import('./vault/closed-door.tsx')).LeaseSoon);

/** In the order in which they press. */
const icons: Readonly<Record<TodayReason, IconName>> = {
  returned: 'returned',
  promised: 'calendar',
  appointment: 'calendar',
  task: 'task',
  activate: 'shield',
  'never-visited': 'homes',
};
/** So that every group is seen by scrolling a little; the rest is one tap away. */
const shownAtOnce = 5;

/** While the PIN is typed: what formats its dates and numbers takes longer to make than a frame. */
export function prepareToday(): void {
  const on = todayOn();
  const { weekday, date, day, number } = formats();
  weekday(on);
  date(on);
  day(on, on);
  number(0);
}

export function TodayScreen() {
  const { today, parts } = words();
  const on = todayOn();
  const { value } = useRead(
    () => device().today(on),
    [on],
    () => earlyToday(on),
  );
  return (
    <main class="screen">
      <TopBar title={today.title} tab={today.title} under={`${capitalised(formats().weekday(on))}, ${formats().date(on)}`}>
        <IconLink icon="settings" label={parts.placeSettings} href="/settings" />
      </TopBar>
      <div class="screen-body">{value ? <TodayLists value={value} on={on} /> : <Skeleton label={parts.loading} />}</div>
      {value && (
        <div class="screen-action">
          <LinkButton look="main" size="big" wide icon="add" href="/homes/new">
            {today.newHome}
          </LinkButton>
        </div>
      )}
    </main>
  );
}

function TodayLists({ value, on }: { readonly value: Today; readonly on: string }) {
  const { today } = words();
  const { counts, drafts, entries } = value;
  const groups = (Object.keys(icons) as TodayReason[]).map((reason) => ({
    reason,
    found: entries.filter((entry) => entry.reason === reason),
  }));
  const pressing = entries.some((entry) => entry.reason !== 'never-visited');
  return (
    <>
      <SendingTrouble />
      <LeaseWarning />
      {counts.homes > 0 && <Counts counts={counts} />}
      {drafts.length > 0 && (
        <Section title={today.drafts}>
          <DraftRows drafts={drafts} />
        </Section>
      )}
      {!pressing && <NothingDue first={counts.homes === 0} />}
      {groups.map(
        ({ reason, found }) => found.length > 0 && <Group key={reason} reason={reason} entries={found} all={counts.neverVisited} on={on} />,
      )}
      {counts.homes > 0 && (
        <div class="line">
          <LinkButton icon="people" href="/group">
            {today.groupSession}
          </LinkButton>
          <LinkButton icon="shield" href="/police-day">
            {today.policeDay}
          </LinkButton>
        </div>
      )}
    </>
  );
}

function LeaseWarning() {
  const state = deviceState.value;
  return state?.kind === 'open' && state.leaseDaysLeft !== undefined ? <LeaseSoon days={state.leaseDaysLeft} /> : null;
}

function Counts({ counts }: { readonly counts: Today['counts'] }) {
  const { today } = words();
  const number = (value: number) => formats().number(value);
  return (
    <Card>
      <ProgressBar label={today.visited(number(counts.visited), number(counts.homes))} value={counts.visited} most={counts.homes} />
      <div class="line">
        <Badge tone={counts.visitedToday > 0 ? 'done' : 'plain'} icon="visit">
          {today.visitedToday(number(counts.visitedToday))}
        </Badge>
        {counts.neverVisited > 0 && <Badge icon="homes">{today.neverVisited(number(counts.neverVisited))}</Badge>}
      </div>
    </Card>
  );
}

function NothingDue({ first }: { readonly first: boolean }) {
  const { today } = words();
  return (
    <EmptyState title={first ? today.firstDay : today.nothing} icon={first ? 'homes' : 'done'}>
      <p>{first ? today.firstDayMore : today.nothingMore}</p>
    </EmptyState>
  );
}

interface GroupProps {
  readonly reason: TodayReason;
  readonly entries: readonly TodayEntry[];
  /** How many homes were never visited in all. */
  readonly all: number;
  readonly on: string;
}

function Group({ reason, entries, all, on }: GroupProps) {
  const { today } = words();
  const never = reason === 'never-visited';
  const shown = entries.slice(0, shownAtOnce);
  const count = never ? all : entries.length;
  return (
    <Section title={today.group[reason]} aside={<span class="count">{formats().number(count)}</span>}>
      <EntryCard entries={shown} on={on} />
      {count > shown.length && never && (
        <LinkButton look="quiet" icon="forward" href="/homes?show=not-visited">
          {today.more(formats().number(count))}
        </LinkButton>
      )}
      {count > shown.length && !never && (
        <Fold summary={today.others(formats().number(count - shown.length))}>
          {() => <EntryCard entries={entries.slice(shownAtOnce)} on={on} />}
        </Fold>
      )}
    </Section>
  );
}

function EntryCard({ entries, on }: { readonly entries: readonly TodayEntry[]; readonly on: string }) {
  return (
    <Card tight>
      <Rows>
        {entries.map((entry) => (
          <EntryRow key={`${entry.household}/${entry.person ?? ''}/${entry.guide ?? ''}/${entry.words ?? ''}`} entry={entry} on={on} />
        ))}
      </Rows>
    </Card>
  );
}

function EntryRow({ entry, on }: { readonly entry: TodayEntry; readonly on: string }) {
  const { today, homes } = words();
  const about = entry.visit ? `/visits/${entry.visit}` : entry.person ? `/people/${entry.person}` : `/homes/${entry.household}`;
  const href = entry.field === undefined ? about : `${about}/edit?home=${entry.household}&field=${entry.field}`;
  return (
    <Row href={href} icon={icons[entry.reason]} title={entry.personName ?? (entry.head || homes.noHead)}>
      <span class="row-more">{[entry.address, entry.areaName].filter(Boolean).join(' · ')}</span>
      {entry.guide && <span class="row-more">{aboutGuide(entry.guide, entry.obstacle)}</span>}
      {entry.words && <span class="row-quote">{entry.words}</span>}
      {entry.dueOn && (
        <span class="line">
          {entry.overdue ? (
            <Badge tone="stop" icon="warning">
              {`${today.overdue}: ${formats().day(entry.dueOn, on)}`}
            </Badge>
          ) : (
            <Badge tone="wait" icon="calendar">
              {today.due(formats().day(entry.dueOn, on))}
            </Badge>
          )}
        </span>
      )}
    </Row>
  );
}

/** What it is about, and what stood in the way: so that one takes the right things along. */
function aboutGuide(id: string, obstacle: string | undefined): string {
  const guide = findGuide(id);
  const stopped = guide?.obstacles.find((one) => one.id === obstacle);
  return [guide, stopped].flatMap((one) => one?.title[language.value] ?? []).join(': ');
}
