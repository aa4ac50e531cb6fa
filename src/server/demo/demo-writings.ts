import type { EntityFields, EntityKind } from '#domain/entities.ts';
import { newUuid, progressId } from '#domain/ids.ts';
import type { Change, FieldValue } from '#domain/mutation.ts';
import { consentNotice } from '#guides/consent-notice.ts';
import { createHash } from 'node:crypto';
import type { Author } from './demo-cast.ts';
import type { InventedPerson } from './demo-people.ts';
import type { Outcome } from './demo-progress.ts';
import type { PlannedVisit } from './demo-visits.ts';
import type { Dice } from './seeded-dice.ts';

/** One change as somebody wrote it at some moment (Unix milliseconds). */
export interface Writing {
  readonly author: Author;
  readonly ms: number;
  readonly change: Change;
}

/** A home and what is known to the demo of the people in it; ids as written. */
export interface WrittenPerson extends InventedPerson {
  readonly id: string;
  /** Unix milliseconds. */
  readonly writtenAt: number;
}

export interface Pen {
  readonly write: <Kind extends EntityKind>(ms: number, kind: Kind, id: string, area: string, set: EntityFields[Kind]) => void;
  readonly author: Author;
  readonly dice: Dice;
}

export function newPen(dice: Dice, author: Author, into: Writing[]): Pen {
  return {
    author,
    dice,
    write: (ms, kind, id, area, set) => {
      const fields = Object.entries(set).filter(([, value]) => value !== undefined);
      into.push({ author, ms, change: { kind, id, area, set: Object.fromEntries<FieldValue>(fields) } });
    },
  };
}

const notice = consentNotice('vi');
const shown = { version: notice.version, hash: createHash('sha256').update(notice.text, 'utf8').digest('base64url') };

export interface Place {
  readonly household: string;
  readonly area: string;
}

export function writeVisit(
  { write, dice }: Pen,
  { household, area }: Place,
  visit: PlannedVisit,
  present: readonly string[],
  note?: string,
): void {
  const { ms, minutes, outcome, returnOn } = visit;
  const id = newUuid(ms, dice.bytes);
  const at = new Date(ms).toISOString();
  write(ms + minutes * 60_000, 'visit', id, area, { household, at, minutes, outcome, returnOn, present, note });
}

/** Everybody of the home, each with their consent; parents consent for children under 16. */
export function writePeople(
  pen: Pen,
  { household, area }: Place,
  people: readonly InventedPerson[],
  from: number,
): readonly WrittenPerson[] {
  const { dice, write } = pen;
  const head = people[0]?.fields.name ?? '';
  return people.map((person, index) => {
    const ms = from + 90_000 + index * 70_000;
    const id = newUuid(ms, dice.bytes);
    const reporting = dice.chance(0.9) ? ['reporting'] : [];
    write(ms, 'consent', newUuid(ms, dice.bytes), area, {
      person: id,
      purposes: ['registration', 'guidance', ...reporting],
      notice: shown,
      language: 'vi',
      method: person.age >= 65 ? 'spoken' : 'tick',
      representative: person.age < 16 ? `${head}, người giám hộ` : undefined,
      givenAt: new Date(ms).toISOString(),
    });
    write(ms, 'person', id, area, { household, ...person.fields });
    return Object.assign({ id, writtenAt: ms }, person);
  });
}

export function writeOutcomes({ write }: Pen, area: string, person: string, outcomes: readonly Outcome[], ms: number): void {
  for (const { guide, fields } of outcomes) {
    if (Object.keys(fields).length > 0) write(ms, 'progress', progressId(person, guide), area, fields as EntityFields['progress']);
  }
}
