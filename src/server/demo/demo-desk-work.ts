import { addDays, dayInVietnam } from '#domain/dates.ts';
import { newUuid, reviewId } from '#domain/ids.ts';
import { valueOrFail } from '#domain/result.ts';
import { type Author, communeDesk, volunteers } from './demo-cast.ts';
import type { WrittenHome } from './demo-village-work.ts';
import { newPen, type WrittenPerson, type Writing } from './demo-writings.ts';
import type { Dice } from './seeded-dice.ts';

const hour = 3_600_000;
const day = 24 * hour;
/** Later work is about people written down before this, so that it comes after it in the log. */
const longAgo = 12 * day;

interface Resident {
  readonly home: WrittenHome;
  readonly person: WrittenPerson;
}

/** A slip at the door, what the coordinator says to it, and the fields as they were slipped. */
interface Slip {
  readonly comment: string;
  readonly field: string;
  readonly set: (person: WrittenPerson) => { readonly sex?: 'male' | 'female'; readonly birth?: string; readonly personalId?: string };
}

/** The deliberate mistakes of the demo: each leaves a personal number that does not fit the person. */
const slips: readonly Slip[] = [
  {
    comment: 'Giới tính không khớp với số định danh. Nhờ hỏi lại bác.',
    field: 'sex',
    set: ({ fields }) => ({ sex: fields.sex === 'male' ? 'female' : 'male' }),
  },
  {
    comment: 'Năm sinh lệch với số định danh một năm. Nhờ xem lại thẻ.',
    field: 'birth',
    set: ({ fields }) => ({ birth: String(Number(fields.birth.slice(0, 4)) - 1) }),
  },
  {
    comment: 'Ba số đầu của số định danh không có trong danh mục. Có thể gõ nhầm.',
    field: 'personalId',
    set: ({ fields }) => ({ personalId: `003${fields.personalId?.slice(3) ?? ''}` }),
  },
];
export const slipCount = 5;

/** What coordinators and volunteers did with records later: reviews, tasks, corrections, removals. */
export function workAtDesk(dice: Dice, homes: readonly WrittenHome[], now: number, into: Writing[]): void {
  const everybody = homes.flatMap((home) => home.people.map((person) => ({ home, person })));
  const residents = everybody.filter(({ person }) => person.writtenAt < now - longAgo);
  const numbered = residents.filter(({ person }) => person.age >= 18 && person.age < 80 && person.fields.personalId);
  const chosen = spread(dice, numbered, slipCount + 40);
  for (const [index, resident] of chosen.slice(0, slipCount).entries()) returnRecord(dice, resident, index, now, into);
  for (const resident of chosen.slice(slipCount, slipCount + 36)) approve(dice, resident, now, into);
  for (const resident of chosen.slice(slipCount + 36)) correctPhone(dice, resident, now, into);
  removeDoubles(dice, spread(dice, residents, 3), now, into);
  giveTasks(dice, spread(dice, homes, 7), now, into);
}

/** Some of a list, without repetition, in an order of chance. */
function spread<Of>(dice: Dice, from: readonly Of[], count: number): readonly Of[] {
  const keyed = from.map((item) => [dice.next(), item] as const).sort(([a], [b]) => a - b);
  return keyed.slice(0, count).map(([, item]) => item);
}

function authorOf(home: WrittenHome): Author {
  return volunteers.findIndex(({ villages }) => villages.includes(home.village));
}

/** The slip was written a minute after the person, so the log shows both values. */
function returnRecord(dice: Dice, { home, person }: Resident, index: number, now: number, into: Writing[]): void {
  const slip = valueOrFail(slips[index % slips.length], 'there are slips');
  const volunteer = newPen(dice, authorOf(home), into);
  volunteer.write(now - (4 + index) * day, 'person', person.id, home.area, slip.set(person));
  const desk = newPen(dice, communeDesk, into);
  desk.write(now - (2 + index) * day + hour, 'review', reviewId('person', person.id), home.area, {
    state: 'returned',
    comment: slip.comment,
    field: slip.field,
  });
  if (index !== slipCount - 1) return;
  const { sex, birth, personalId } = person.fields;
  volunteer.write(now - 30 * hour, 'person', person.id, home.area, { sex, birth, personalId });
  volunteer.write(now - 30 * hour, 'review', reviewId('person', person.id), home.area, { state: 'mended' });
}

function approve(dice: Dice, { home, person }: Resident, now: number, into: Writing[]): void {
  const desk = newPen(dice, communeDesk, into);
  desk.write(now - dice.whole(26, 90) * hour, 'review', reviewId('person', person.id), home.area, { state: 'approved' });
}

/** The commune corrects a number the volunteer wrote: the older value stays in the history. */
function correctPhone(dice: Dice, { home, person }: Resident, now: number, into: Writing[]): void {
  const phone = `0912000${String(dice.whole(0, 999)).padStart(3, '0')}`;
  newPen(dice, communeDesk, into).write(now - dice.whole(26, 60) * hour, 'person', person.id, home.area, { phone });
}

function removeDoubles(dice: Dice, residents: readonly Resident[], now: number, into: Writing[]): void {
  for (const { home, person } of residents) {
    const volunteer = newPen(dice, authorOf(home), into);
    volunteer.write(now - dice.whole(26, 70) * hour, 'person', person.id, home.area, { removed: 'duplicate' });
  }
}

const errands = [
  'Gọi lại cho chủ hộ về lịch làm định danh lưu động tại nhà văn hóa',
  'Báo hộ này lịch công an xã làm mức 2 sáng thứ Bảy',
  'Hỏi giúp hộ này đã nhận được tin nhắn duyệt mức 2 chưa',
  'Mang tờ hướng dẫn chữ to cho bác',
  'Xem lại số người trong hộ so với sổ của thôn',
] as const;

function giveTasks(dice: Dice, homes: readonly WrittenHome[], now: number, into: Writing[]): void {
  const desk = newPen(dice, communeDesk, into);
  for (const [index, home] of homes.entries()) {
    const givenAt = now - (3 + index) * day;
    const id = newUuid(givenAt, dice.bytes);
    const dueOn = addDays(dayInVietnam(now), index - 2);
    desk.write(givenAt, 'task', id, home.area, { household: home.household, what: dice.pick(errands), dueOn });
    if (index >= 2) continue;
    newPen(dice, authorOf(home), into).write(now - 28 * hour, 'task', id, home.area, { doneAt: new Date(now - 28 * hour).toISOString() });
  }
}
