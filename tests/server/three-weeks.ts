import { shippedGuides } from '#guides/shipped-guides.ts';
import { seededRandom, someId, startTime } from './field-server.ts';
import type { PeerMutation, PeerTablet } from './peer-client.ts';

export const day = 24 * 3_600_000;
export const villagesOfA = ['a1', 'a2', 'a3'];

/** Two tablets, three weeks of work in random order: households, people, visits, progress, moves, removals and their undoing. */
export async function liveThreeWeeks(tablets: readonly PeerTablet[]): Promise<void> {
  const bytes = seededRandom(41)(new Uint8Array(60_000));
  let next = 0;
  const pick = <Item>(items: readonly Item[]): Item =>
    items[((bytes[(next += 2)] ?? 0) * 256 + (bytes[next + 1] ?? 0)) % items.length] as Item;
  const homes = Array.from({ length: 40 }, () => ({ id: someId(), area: pick(villagesOfA) }));
  const people = Array.from({ length: 90 }, () => ({ id: someId(), home: pick(homes) }));
  const visits = Array.from({ length: 70 }, (_, i) => ({
    id: someId(),
    home: pick(homes),
    at: new Date(startTime - i * day).toISOString(),
  }));
  for (const [which, tablet] of tablets.entries()) {
    const written: PeerMutation[] = [];
    for (let n = 1; n <= 450; n += 1) {
      const at = startTime - 21 * day + Math.floor((n / 450) * 21 * day) - which * 1000;
      written.push(tablet.mutation(n, at, someWork(pick, homes, people, visits)));
    }
    const late = written.filter((_, i) => i % 7 === 3);
    const inTime = written.filter((_, i) => i % 7 !== 3);
    await tablet.ship(inTime.toReversed(), { authored: 460 });
    await tablet.ship(late, { authored: 460 });
  }
}

/** Few enough for each to be walked by several people. */
export const guidesWalked = shippedGuides.slice(0, 3);

type Place = { readonly id: string; readonly area: string };

function someWork(
  pick: <Item>(items: readonly Item[]) => Item,
  homes: readonly Place[],
  people: readonly { id: string; home: Place }[],
  visits: readonly { id: string; home: Place; at: string }[],
): Omit<PeerMutation, 'n' | 'at'> {
  const home = pick(homes);
  const person = pick(people);
  const visit = pick(visits);
  const guide = pick(guidesWalked);
  const removed = pick([null, null, null, null, 'mistake', false]);
  return pick([
    { kind: 'household', id: home.id, area: pick([home.area, home.area, home.area, 'a2']), set: { head: 'Chủ Hộ', removed } },
    { kind: 'person', id: person.id, area: person.home.area, set: { name: 'Người Thử', household: person.home.id, removed } },
    {
      kind: 'visit',
      id: visit.id,
      area: visit.home.area,
      set: { household: visit.home.id, at: visit.at, outcome: pick(['met', 'absent', 'refused', null]), removed },
    },
    {
      kind: 'progress',
      id: `${person.id}/${guide.id}`,
      area: person.home.area,
      set: {
        milestone: pick([null, ...guide.milestones.map(({ id }) => id)]),
        obstacle: pick([null, null, 'no-phone']),
        independent: pick([true, false, null]),
      },
    },
  ]);
}
