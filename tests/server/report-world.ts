import { shippedGuides } from '#guides/shipped-guides.ts';
import { seededRandom, someId, startTime } from './field-server.ts';
import type { PeerMutation, PeerTablet } from './peer-client.ts';

const day = 24 * 3_600_000;
const villagesOfA = ['a1', 'a2', 'a3'];

type Place = { readonly id: string; readonly area: string };
interface Someone {
  readonly id: string;
  readonly home: Place;
  readonly consents: readonly string[];
}
type Pick = <Item>(items: readonly Item[]) => Item;

function chance(seed: number): Pick {
  const bytes = seededRandom(seed)(new Uint8Array(60_000));
  let next = 0;
  return (items) => items[((bytes[(next += 2)] ?? 0) * 256 + (bytes[next + 1] ?? 0)) % items.length] as (typeof items)[number];
}

const births = [null, '1950', '1958-03', '1990-02-28', '2012', '2013', '2012-12', '2013-01-14', '2013-01-17', '2020-05-01'];

function someWork(pick: Pick, homes: readonly Place[], people: readonly Someone[], visits: readonly Place[], at: number) {
  const home = pick(homes);
  const person = pick(people);
  const visit = pick(visits);
  const guide = pick(shippedGuides.filter(({ id }) => /^(vneid-level|mobile|cashless|evn)/.test(id)));
  const owner = guide.subject === 'household' ? { id: home.id, area: home.area } : { id: person.id, area: person.home.area };
  const removed = pick([null, null, null, null, 'mistake', false]);
  const works: Omit<PeerMutation, 'n' | 'at'>[] = [
    { kind: 'household', id: home.id, area: home.area, set: { head: 'Chủ Hộ', removed } },
    {
      kind: 'person',
      id: person.id,
      area: person.home.area,
      set: {
        name: 'Người Thử',
        household: person.home.id,
        removed,
        birth: pick(births),
        device: pick(['smartphone', 'none', 'basic', null]),
      },
    },
    {
      kind: 'visit',
      id: visit.id,
      area: visit.area,
      set: {
        household: pick(homes.filter(({ area }) => area === visit.area)).id,
        at: new Date(at - pick([0, 0, 2 * day])).toISOString(),
        outcome: pick(['met', 'absent', 'refused', null]),
        returnOn: pick([null, null, '2027-01-20']),
        removed,
      },
    },
    {
      kind: 'progress',
      id: `${owner.id}/${guide.id}`,
      area: owner.area,
      set: {
        milestone: pick([null, ...guide.milestones.map(({ id }) => id)]),
        independent: pick([true, false, null]),
        declined: pick([true, false, null, null]),
      },
    },
    {
      kind: 'consent',
      id: pick(person.consents),
      area: person.home.area,
      set: {
        person: person.id,
        purposes: pick([['registration'], ['registration', 'reporting'], ['registration', 'reporting'], null]),
        withdrawnAt: pick([null, null, null, new Date(at).toISOString()]),
        reportingWithdrawnAt: pick([null, null, new Date(at).toISOString()]),
      },
    },
    {
      kind: 'review',
      id: pick([`person/${person.id}`, `household/${home.id}`, `visit/${visit.id}`, `progress/${owner.id}/${guide.id}`]),
      area: 'a1',
      set: { state: pick(['returned', 'returned', 'approved', 'mended']) },
    },
  ];
  return pick([...works, works[3], works[3], works[1]].flatMap((work) => (work ? [work] : [])));
}

/** Three weeks in random order: homes, people, visits, progress, reviews, removals and their undoing; some of it arrives late.
 * How many mutations were sent. */
export async function liveThreeWeeks(tablet: PeerTablet): Promise<number> {
  let sent = 0;
  const pick = chance(17);
  const homes = Array.from({ length: 30 }, () => ({ id: someId(), area: pick(villagesOfA) }));
  for (const area of villagesOfA) homes.push({ id: someId(), area });
  const people = Array.from({ length: 60 }, () => ({ id: someId(), home: pick(homes), consents: [someId(), someId()] }));
  const visits = Array.from({ length: 40 }, () => ({ id: someId(), area: pick(villagesOfA) }));
  const written: PeerMutation[] = [];
  for (const home of homes)
    written.push(
      tablet.mutation((sent += 1), startTime - 22 * day, { kind: 'household', id: home.id, area: home.area, set: { head: 'Chủ Hộ' } }),
    );
  for (let n = 1; n <= 700; n += 1) {
    const at = startTime - 21 * day + Math.floor((n / 700) * 21 * day);
    written.push(tablet.mutation((sent += 1), at, someWork(pick, homes, people, visits, at)));
  }
  const late = written.filter((_, i) => i > 40 && i % 7 === 3);
  await tablet.ship(written.filter((mutation) => !late.includes(mutation)));
  await tablet.ship(late);
  return sent;
}
