import type { Area } from '#domain/area.ts';
import { dayInVietnam } from '#domain/dates.ts';
import { formatStamp } from '#domain/hybrid-clock.ts';
import { newUuid, type RandomBytes } from '#domain/ids.ts';
import type { Change, Fields, Mutation } from '#domain/mutation.ts';
import { type HomeKey, type InventedHome, inventedHomes, type InventedPerson } from './invented-homes.ts';

/** What others have written before: stamped, and without a number of this tablet. */
export type PracticeWork = Omit<Mutation, 'n'>;

const commune = 'practice';
const villages = { upper: 'practice-upper', lower: 'practice-lower', stream: 'practice-stream' };
const from = '2025-07-01';

export const practiceAreas: readonly Area[] = [
  { id: commune, parent: null, kind: 'commune', name: 'Xã Luyện Tập', validFrom: from },
  { id: villages.upper, parent: commune, kind: 'village', name: 'Thôn Mẫu Trên', validFrom: from },
  { id: villages.lower, parent: commune, kind: 'village', name: 'Thôn Mẫu Dưới', validFrom: from },
  { id: villages.stream, parent: commune, kind: 'village', name: 'Bản Mẫu Suối', validFrom: from },
];

export const practiceMember = { id: '0190a000-0000-7000-8000-0000000000aa', name: 'Người luyện tập', role: 'volunteer' as const };

export interface WrittenHome {
  readonly id: string;
  readonly area: string;
  /** In the order of `invented-homes.ts`, the head first. */
  readonly people: readonly string[];
}

export interface InventedCommune {
  readonly homes: Readonly<Record<HomeKey, WrittenHome>>;
  readonly changes: readonly Change[];
}

/** Twelve homes and their people, the same for the same seed and day. */
export function inventCommune(now: number, seed: RandomBytes): InventedCommune {
  const year = Number(dayInVietnam(now).slice(0, 4));
  const changes: Change[] = [];
  let serial = 0;
  const newId = () => newUuid(now, seed);
  const write = (invented: InventedHome): WrittenHome => {
    const area = villages[invented.village];
    const id = newId();
    const { address, people } = invented;
    changes.push({ kind: 'household', id, area, set: { head: people[0]?.name ?? '', address, size: people.length } });
    const ids = people.map((person) => {
      serial += 1;
      const set = { household: id, ...fieldsOf(person, year, serial) };
      const change = { kind: 'person', id: newId(), area, set };
      changes.push(change);
      return change.id;
    });
    return { id, area, people: ids };
  };
  const entries = Object.entries(inventedHomes).map(([key, invented]) => [key, write(invented)] as const);
  return { homes: Object.fromEntries(entries) as Record<HomeKey, WrittenHome>, changes };
}

function fieldsOf({ name, sex, age, relation, device, knows, language }: InventedPerson, year: number, serial: number): Fields {
  const born = year - age;
  const month = String((serial * 5) % 12 || 12).padStart(2, '0');
  const day = String((serial * 7) % 28 || 28).padStart(2, '0');
  const birth = { year: `${born}`, month: `${born}-${month}`, day: `${born}-${month}-${day}` }[knows ?? 'day'];
  return {
    name,
    sex,
    birth,
    relation,
    device,
    ...(age >= 14 && { personalId: personalIdOf(sex, born, serial) }),
    ...(language !== undefined && { language }),
  };
}

/** Valid in its parts, with a serial too low to have been given to anybody. */
function personalIdOf(sex: InventedPerson['sex'], born: number, serial: number): string {
  const century = Math.floor(born / 100) - 19;
  return `014${century * 2 + (sex === 'male' ? 0 : 1)}${String(born % 100).padStart(2, '0')}${String(serial).padStart(6, '0')}`;
}

/** Written by `device`, one after the other, from `ms` on. */
export function stamped(changes: readonly Change[], ms: number, device: string): PracticeWork[] {
  return changes.map((change, counter) => ({ ...change, at: formatStamp({ ms, counter }, device) }));
}
