import type { Location } from '#domain/entities.ts';
import { newUuid } from '#domain/ids.ts';
import { communeDesk, volunteers } from './demo-cast.ts';
import { inventFamilyOf, type InventedPerson, inventPhone } from './demo-people.ts';
import type { DemoVillage } from './demo-places.ts';
import { type Course, inventCourse } from './demo-progress.ts';
import { type Diary, planHome, type PlannedVisit, planReturn } from './demo-visits.ts';
import { newPen, type Pen, type Place, writeOutcomes, writePeople, writeVisit, type Writing, type WrittenPerson } from './demo-writings.ts';
import type { Dice } from './seeded-dice.ts';

/** A home as the rest of the demo refers to it. */
export interface WrittenHome extends Place {
  readonly village: number;
  readonly head: string;
  /** Empty when nobody was met yet. */
  readonly people: readonly WrittenPerson[];
}

export interface VillageTask {
  readonly dice: Dice;
  readonly diary: Diary;
  readonly today: string;
  /** Unix milliseconds at which the commune brought in its list of homes. */
  readonly listedAt: number;
  /** Personal numbers given out so far. */
  readonly taken: Set<string>;
  readonly into: Writing[];
}

/** Everything that was ever written about one village: the commune's list of homes, then what its volunteer found. */
export function workVillage(task: VillageTask, village: DemoVillage, index: number): readonly WrittenHome[] {
  const desk = newPen(task.dice, communeDesk, task.into);
  const author = volunteers.findIndex(({ villages }) => villages.includes(index));
  const pen = newPen(task.dice, author, task.into);
  return Array.from({ length: village.homes }, (_, number) => {
    const people = inventFamilyOf(task.dice, task.dice.weighted(village.origins), task.today, task.taken);
    const head = people[0]?.fields.name ?? '';
    const home = { household: newUuid(task.listedAt, task.dice.bytes), area: village.id };
    const address = `${task.dice.pick(['Ngõ', 'Đội', 'Dãy'])} ${Math.floor(number / 14) + 1}, nhà ${(number % 14) + 1}`;
    desk.write(task.listedAt, 'household', home.household, home.area, {
      head,
      address,
      size: people.length,
      ...(number % 9 === 4 ? {} : { location: homeSpot(index, number) }),
    });
    return { ...home, village: index, head, people: visitHome(task, pen, village, home, people) };
  });
}

/** An invented place: villages in a ring, their lanes side by side, fourteen homes to a lane. */
function homeSpot(village: number, number: number): Location {
  const [lane, house] = [Math.floor(number / 14), number % 14];
  const turn = (village / 6) * 2 * Math.PI;
  const [along, across] = [(house - 7) * 0.000_22 + (lane % 3) * 0.000_05, (lane - 5) * 0.000_4];
  return {
    lat: round(21.402 + 0.006 * Math.sin(turn) + along * Math.cos(turn) + across * Math.sin(turn)),
    lng: round(105.214 + 0.008 * Math.cos(turn) - along * Math.sin(turn) + across * Math.cos(turn)),
    accuracy: 8 + (number % 20),
  };
}

function round(degrees: number): number {
  return Math.round(degrees * 100_000) / 100_000;
}

function visitHome(
  task: VillageTask,
  pen: Pen,
  village: DemoVillage,
  home: Place,
  people: readonly InventedPerson[],
): readonly WrittenPerson[] {
  const plan = planHome(task.dice, task.diary, pen.author, village.reached, task.today);
  for (const visit of plan.unmet) writeVisit(pen, home, visit, [], unmetNote(task.dice, visit));
  return plan.met ? sitDown(task, pen, home, people, plan.met) : [];
}

const absentNotes = ['Hàng xóm nói đi làm đồng, chiều mới về', 'Khóa cửa, đã để lại lời nhắn', 'Nhà đi thăm con ở xa'];
const returnNotes = ['Bác nhờ quay lại khi con trai ở nhà', 'Hẹn làm tiếp khi có tin nhắn báo kết quả', 'Mang theo sạc, máy bác yếu pin'];

function unmetNote(dice: Dice, { outcome }: PlannedVisit): string | undefined {
  return outcome === 'absent' && dice.chance(0.4) ? dice.pick(absentNotes) : undefined;
}

/** The first sitting with a home, and the second if something was left to do. */
function sitDown(task: VillageTask, pen: Pen, home: Place, people: readonly InventedPerson[], met: PlannedVisit): readonly WrittenPerson[] {
  const { dice } = task;
  const internet = dice.weighted([
    ['mobile', 5],
    ['fixed', 3],
    ['none', 2],
  ] as const);
  pen.write(met.ms, 'household', home.household, home.area, { internet, ...(dice.chance(0.6) ? { phone: inventPhone(dice) } : {}) });
  const written = writePeople(pen, home, people, met.ms);
  const guidedFrom = met.ms + 60_000 * (2 + written.length);
  const courses = written.map((person): [WrittenPerson, Course] => [person, inventCourse(dice, person, met.day)]);
  for (const [person, { first }] of courses) writeOutcomes(pen, home.area, person.id, first, guidedFrom);
  const open = courses.filter(([, { second }]) => second !== undefined);
  const next = open.length > 0 ? planReturn(dice, task.diary, pen.author, met, task.today) : undefined;
  const note = next && dice.chance(0.3) ? dice.pick(returnNotes) : undefined;
  writeVisit(pen, home, { ...met, returnOn: next?.promised }, whoIsIn(dice, written), note);
  if (next?.held) {
    for (const [person, { second }] of open)
      writeOutcomes(pen, home.area, person.id, second?.(next.held.day) ?? [], next.held.ms + 600_000);
    writeVisit(pen, home, next.held, whoIsIn(dice, written));
  }
  return written;
}

function whoIsIn(dice: Dice, people: readonly WrittenPerson[]): readonly string[] {
  return people.filter((_, index) => index === 0 || dice.chance(0.6)).map(({ id }) => id);
}
