import { addDays, dayInVietnam } from '#domain/dates.ts';
import { newUuid, progressId, type RandomBytes, reviewId } from '#domain/ids.ts';
import type { Change, Fields } from '#domain/mutation.ts';
import { consentNoticeVersion } from '#guides/consent-notice.ts';
import type { InventedCommune, WrittenHome } from './invented-commune.ts';

const day = 86_400_000;
const hour = day / 24;

/** Writes the records around homes and people; everything is dated from `now`. */
class Pen {
  readonly changes: Change[] = [];
  private readonly now: number;
  private readonly seed: RandomBytes;

  constructor(now: number, seed: RandomBytes) {
    this.now = now;
    this.seed = seed;
  }

  day(from: number): string {
    return addDays(dayInVietnam(this.now), from);
  }

  visit({ id, area, people }: WrittenHome, daysAgo: number, outcome: string, set: Fields = {}): void {
    const present = outcome === 'met' ? people.slice(0, 1) : [];
    this.add('visit', area, { household: id, at: this.time(daysAgo), outcome, present, ...set });
  }

  consent({ area }: WrittenHome, person: string, daysAgo: number): void {
    const notice = { version: consentNoticeVersion, hash: 'practice' };
    const purposes = ['registration', 'guidance', 'reporting'];
    this.add('consent', area, { person, purposes, notice, language: 'vi', method: 'spoken', givenAt: this.time(daysAgo) });
  }

  progress({ area }: WrittenHome, person: string, guide: string, set: Fields): void {
    this.changes.push({ kind: 'progress', id: progressId(person, guide), area, set: { version: 1, ...set } });
  }

  task({ id, area }: WrittenHome, set: Fields): void {
    this.add('task', area, { household: id, ...set });
  }

  returned({ area }: WrittenHome, person: string, comment: string, field: string): void {
    this.changes.push({ kind: 'review', id: reviewId('person', person), area, set: { state: 'returned', comment, field } });
  }

  person({ id, area }: WrittenHome, set: Fields): void {
    this.add('person', area, { household: id, ...set });
  }

  private add(kind: string, area: string, set: Fields): void {
    this.changes.push({ kind, id: newUuid(this.now, this.seed), area, set });
  }

  private time(daysAgo: number): string {
    return new Date(this.now - daysAgo * day - 2 * hour).toISOString();
  }
}

/** The team's work so far: a home in each state one has to know. The last four were never visited. */
export function teamWork({ homes, changes }: InventedCommune, now: number, seed: RandomBytes): Change[] {
  const pen = new Pen(now, seed);
  const { returned, promisedToday, overdue, appointment, halfWay, task, finished, absent } = homes;
  pen.visit(returned, 6, 'met', { minutes: 25 });
  consentOfAll(pen, returned, 6);
  pen.returned(returned, returned.people[0] ?? '', 'Năm sinh của bác chưa khớp với căn cước. Nhờ bạn hỏi lại và sửa giúp.', 'birth');
  pen.visit(promisedToday, 2, 'absent', { returnOn: pen.day(0), note: 'Cả nhà đi làm, hẹn buổi chiều quay lại' });
  pen.visit(overdue, 4, 'met', { minutes: 15, returnOn: pen.day(-1) });
  consentOfAll(pen, overdue, 4);
  pen.visit(appointment, 5, 'met', { minutes: 40 });
  consentOfAll(pen, appointment, 5);
  pen.progress(appointment, appointment.people[0] ?? '', 'vneid-level-2', {
    milestone: 'referred',
    step: 'go-to-police',
    appointmentOn: pen.day(0),
  });
  pen.visit(halfWay, 3, 'met', { minutes: 30 });
  consentOfAll(pen, halfWay, 3);
  pen.progress(halfWay, halfWay.people[0] ?? '', 'vneid-level-1', { milestone: 'installed', step: 'declare' });
  pen.progress(halfWay, halfWay.people[1] ?? '', 'vneid-level-2', { milestone: 'approved', step: 'install' });
  pen.visit(task, 9, 'met', { minutes: 20 });
  consentOfAll(pen, task, 9);
  pen.task(task, { what: 'Bà Hiên nhờ xem lại thẻ bảo hiểm y tế. Ghé qua giúp bà.', dueOn: pen.day(0) });
  pen.visit(finished, 12, 'met', { minutes: 45 });
  consentOfAll(pen, finished, 12);
  for (const person of finished.people.slice(0, 3))
    pen.progress(finished, person, 'vneid-level-2', { milestone: 'active', independent: true });
  pen.visit(absent, 8, 'absent');
  return [...changes, ...pen.changes];
}

function consentOfAll(pen: Pen, home: WrittenHome, daysAgo: number): void {
  for (const person of home.people) pen.consent(home, person, daysAgo);
}

/** What this tablet is shown to have written already: a visit that was received, and a person with a birth that does not exist, which is refused. */
export function ownWork({ homes }: InventedCommune, now: number, seed: RandomBytes): Change[] {
  const pen = new Pen(now, seed);
  pen.visit(homes.absent, 0, 'absent');
  const before = pen.changes.length;
  pen.person(homes.absent, {
    name: 'Thạch Thị Bé Ba',
    birth: `${Number(pen.day(0).slice(0, 4)) - 22}-02-30`,
    sex: 'female',
    relation: 'child',
  });
  const person = pen.changes[before]?.id;
  if (person !== undefined) pen.consent(homes.absent, person, 0);
  return pen.changes;
}

/** What a colleague writes while one practises, a piece with each parcel that is sent: so that pulling can be seen too. Nothing yet with what this tablet has already written. */
export function colleaguesWork({ homes }: InventedCommune, now: number, seed: RandomBytes): Change[][] {
  const first = new Pen(now, seed);
  first.visit(homes.newTwo, 0, 'met', { minutes: 20, note: 'Tổ viên khác đã ghé' });
  const second = new Pen(now, seed);
  second.task(homes.newFour, { what: 'Cô Tám hẹn hướng dẫn cài VNeID tại nhà văn hóa.', dueOn: second.day(0) });
  return [[], first.changes, second.changes];
}
