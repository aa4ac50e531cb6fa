import type { ServerKey } from '#protocol/answers.ts';
import { gzipSync } from 'node:zlib';
import { sealRaw } from '../server/peer-client.ts';
import type { LoadTablet } from './many-tablets.ts';

export const parcelMutationCount = 60;
const homes = 6;

export interface EveningParcel {
  readonly body: Uint8Array<ArrayBuffer>;
  /** As JSON, before gzip and sealing. */
  readonly plainBytes: number;
}

const names = ['Nguyễn Văn An', 'Trần Thị Bình', 'Lê Minh Chi', 'Phạm Ngọc Dung', 'Lò Thị Hoa', 'Vừ A Páo', 'Đặng Thu Hà', 'Bùi Đức Tâm'];
const pick = <Value>(from: readonly Value[], i: number) => from[i % from.length];

/** An evening's work of one volunteer: six homes, each with a visit, three people, their consents, and two of them guided. Sixty mutations. */
export async function eveningParcel(key: ServerKey, tablet: LoadTablet, number: number, ms: number): Promise<EveningParcel> {
  let made = 0;
  const id = () =>
    `0199${number.toString(16).padStart(8, '0').slice(0, 4)}-${number.toString(16).padStart(8, '0').slice(4)}-7000-8000-${(made += 1).toString(16).padStart(12, '0')}`;
  const at = (n: number) => `${String(ms - 3_600_000 + n * 55_000).padStart(13, '0')}-0000-${tablet.id}`;
  const writings = Array.from({ length: homes }, (_, h) => aHome(id, number * homes + h, new Date(ms - 3_600_000 + h * 600_000))).flat();
  const mutations = writings.map((writing, i) => ({ n: i + 1, at: at(i + 1), area: tablet.village, ...writing }));
  if (mutations.length !== parcelMutationCount) throw new Error(`a parcel of ${mutations.length}`);
  const json = JSON.stringify({ protocol: 1, device: tablet.id, authored: mutations.length, mutations });
  const body = await sealRaw({ keyId: key.id, publicKey: key.publicKey, device: tablet.id }, gzipSync(json));
  return { body, plainBytes: Buffer.byteLength(json) };
}

interface Writing {
  readonly kind: string;
  readonly id: string;
  readonly set: Readonly<Record<string, unknown>>;
}

function aHome(id: () => string, seed: number, at: Date): readonly Writing[] {
  const household = id();
  const people = [0, 1, 2].map((p) => ({
    id: id(),
    name: pick(names, seed + p * 3),
    birth: `${1945 + ((seed * 7 + p * 11) % 60)}-0${1 + (seed % 9)}-1${seed % 9}`,
  }));
  const personalId = (p: number) => `0${String(10_000_000_000 + seed * 3 + p).slice(-11)}`;
  return [
    {
      kind: 'household',
      id: household,
      set: {
        head: people[0]?.name,
        address: `Số ${1 + (seed % 90)}, ngõ ${1 + (seed % 14)}`,
        size: 3,
        internet: 'mobile',
        location: { lat: 21 + (seed % 1000) / 9000, lng: 105 + (seed % 977) / 9000, accuracy: 12 },
      },
    },
    {
      kind: 'visit',
      id: id(),
      set: { household, at: at.toISOString(), minutes: 25, outcome: 'met', present: people.map((person) => person.id) },
    },
    ...people.map((person, p) => ({
      kind: 'person',
      id: person.id,
      set: {
        household,
        name: person.name,
        birth: person.birth,
        sex: p % 2 === 0 ? 'female' : 'male',
        personalId: personalId(p),
        device: 'smartphone',
      },
    })),
    ...people.map((person) => ({
      kind: 'consent',
      id: id(),
      set: {
        person: person.id,
        purposes: ['guidance', 'reporting'],
        notice: { version: '1', hash: 'a'.repeat(43) },
        language: 'vi',
        method: 'typed',
        typedName: person.name,
        givenAt: at.toISOString(),
      },
    })),
    ...people.slice(0, 2).map((person) => ({
      kind: 'progress',
      id: `${person.id}/vneid-level-2`,
      set: { milestone: 'approved', step: 'activate', obstacle: seed % 3 === 0 ? 'no-phone' : null, independent: seed % 2 === 0 },
    })),
  ];
}
