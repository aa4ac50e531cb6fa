import { birthYear } from '#domain/birth.ts';
import { compareNames } from '#domain/vietnamese-text.ts';
import { policeStanding, type PoliceDayEntry } from '#guides/police-day.ts';
import type { KnownAreas } from './areas.ts';
import { type Directory, named, type View } from './directory.ts';
import { text } from './record-views.ts';

/** Everybody in my villages whom the commune police are waiting for, or who wait for them. By village, then by name. */
export function policeDayOf(directory: Directory, areas: KnownAreas, policeObstacles: readonly string[]): readonly PoliceDayEntry[] {
  const obstacles = new Set(policeObstacles);
  const found: PoliceDayEntry[] = [];
  for (const view of directory.ofKind('progress')) {
    const entry = entryOf(directory, areas, view, obstacles);
    if (entry) found.push(entry);
  }
  return found.sort((a, b) => compareNames(a.areaName, b.areaName) || compareNames(a.name, b.name));
}

function entryOf(directory: Directory, areas: KnownAreas, view: View, obstacles: ReadonlySet<string>): PoliceDayEntry | undefined {
  const [subject = '', guide = ''] = view.record.id.split('/');
  const progress = named<'progress'>(view);
  const standing = policeStanding(guide, progress, obstacles);
  const person = standing && directory.view('person', subject);
  if (!person || person.removed) return undefined;
  const household = directory.view('household', text(person, 'household'));
  const birth = text(person, 'birth');
  return {
    person: subject,
    guide,
    standing,
    name: text(person, 'name'),
    birthYear: birth ? birthYear(birth) : undefined,
    head: text(household, 'head'),
    address: text(household, 'address'),
    area: person.record.area,
    areaName: areas.name(person.record.area),
    on: progress.appointmentOn ?? undefined,
    obstacle: progress.obstacle ?? undefined,
  };
}
