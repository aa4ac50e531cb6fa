import { dayInVietnam } from '#domain/dates.ts';
import { policeDays, type PoliceDayEntry } from '#guides/police-day.ts';
import { device, session, useRead } from '#ui/device.ts';
import { TopBar } from '#ui/parts/bars.tsx';
import { Button } from '#ui/parts/button.tsx';
import { SelectField } from '#ui/parts/select-field.tsx';
import { Badge } from '#ui/parts/signals.tsx';
import { Card, EmptyState, Row, Rows, Section, Skeleton } from '#ui/parts/surfaces.tsx';
import { language } from '#ui/text/language.ts';
import { capitalised } from '#ui/text/locale-formats.ts';
import { policeDayWords } from '#ui/text/police-day-words.ts';
import { formats, words } from '#ui/text/words.ts';
import '#ui/styles/screens/police-day.css';
import { useState } from 'preact/hooks';
import { guides } from '../guides-loaded.ts';
import { todayOn } from '../today-on.ts';
import { calendarFile } from './calendar-file.ts';
import { shareFile } from './share-file.ts';

/** `/police-day`: who has to go to the commune police and when, who waits for them, who only has to activate. */
export function PoliceDayScreen() {
  const texts = policeDayWords();
  const [area, setArea] = useState('');
  const obstacles = policeObstacles();
  const { value } = useRead(() => device().policeDay(obstacles), [obstacles.join()]);
  const entries = value?.filter((entry) => area === '' || entry.area === area);
  return (
    <main class="screen police-day">
      <TopBar title={texts.title} tab={texts.title} back="/" />
      <div class="screen-body">
        <VillageChoice area={area} onArea={setArea} />
        {entries ? <Lists entries={entries} /> : <Skeleton label={words().parts.loading} />}
      </div>
    </main>
  );
}

/** Obstacles that only the police can lift, in every guide offered here. */
function policeObstacles(): readonly string[] {
  const found = guides().flatMap((guide) => guide.obstacles.filter(({ followUp }) => followUp === 'police'));
  return [...new Set(found.map(({ id }) => id))].sort();
}

function VillageChoice({ area, onArea }: { readonly area: string; readonly onArea: (area: string) => void }) {
  const villages = session.value?.villages ?? [];
  if (villages.length < 2) return null;
  const { homes } = words();
  return (
    <SelectField
      label={homes.village}
      value={area}
      onValue={onArea}
      options={[{ value: '', title: homes.everyVillage }, ...villages.map(({ id, name }) => ({ value: id, title: name }))]}
    />
  );
}

function Lists({ entries }: { readonly entries: readonly PoliceDayEntry[] }) {
  const texts = policeDayWords();
  if (entries.length === 0) {
    return (
      <EmptyState title={texts.nobody} icon="done-all">
        <p>{texts.nobodyMore}</p>
      </EmptyState>
    );
  }
  const days = policeDays(entries);
  return (
    <>
      <div class="line police-day-actions">
        <Button icon="print" onPress={() => print()}>
          {texts.print}
        </Button>
        {days.some(({ day }) => day !== undefined) && (
          <Button icon="calendar" onPress={() => void shareDays(entries)}>
            {texts.calendar}
          </Button>
        )}
      </div>
      {days.map(({ day, entries: going }) => (
        <Group key={day ?? ''} title={day === undefined ? texts.noDay : texts.goOn(dayTitle(day))} late={isLate(day)} entries={going} />
      ))}
      <Group title={texts.waits} entries={entries.filter(({ standing }) => standing === 'waits')} />
      <Group title={texts.toActivate} entries={entries.filter(({ standing }) => standing === 'to-activate')} />
    </>
  );
}

function dayTitle(day: string): string {
  return `${capitalised(formats().weekday(day))}, ${formats().date(day)}`;
}

function isLate(day: string | undefined): boolean {
  return day !== undefined && day < todayOn();
}

async function shareDays(entries: readonly PoliceDayEntry[]): Promise<void> {
  const { event } = policeDayWords();
  const text = await calendarFile(policeDays(entries), Date.now(), {
    title: (people) => event.title(formats().number(people)),
    places: (names) => formats().list(names),
    where: event.where,
  });
  if (text) await shareFile(new File([text], `cong-an-xa-${dayInVietnam(Date.now())}.ics`, { type: 'text/calendar' }));
}

interface GroupProps {
  readonly title: string;
  readonly late?: boolean | undefined;
  readonly entries: readonly PoliceDayEntry[];
}

function Group({ title, late = false, entries }: GroupProps) {
  if (entries.length === 0) return null;
  const texts = policeDayWords();
  return (
    <Section
      title={title}
      aside={late ? <Badge tone="stop">{words().today.overdue}</Badge> : <Badge>{formats().number(entries.length)}</Badge>}
    >
      <Card tight>
        <Rows label={title}>
          {entries.map((entry) => (
            <Row
              key={`${entry.person}/${entry.guide}`}
              href={`/people/${entry.person}/guides/${entry.guide}`}
              icon="person"
              title={nameOf(entry)}
            >
              <span class="row-more">
                {[entry.head && texts.homeOf(entry.head), entry.address, entry.areaName].filter(Boolean).join(' · ')}
              </span>
              {entry.obstacle && <span class="row-more">{obstacleTitle(entry)}</span>}
            </Row>
          ))}
        </Rows>
      </Card>
    </Section>
  );
}

function nameOf({ name, birthYear }: PoliceDayEntry): string {
  const known = name || words().home.noName;
  return birthYear === undefined ? known : `${known} · ${birthYear}`;
}

function obstacleTitle({ guide, obstacle }: PoliceDayEntry): string {
  const known = guides().find(({ id }) => id === guide);
  const found = known?.obstacles.find(({ id }) => id === obstacle);
  return found ? found.title[language.value] : '';
}
