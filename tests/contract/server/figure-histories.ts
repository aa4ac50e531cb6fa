import { mergeUnits } from '#server/areas/merge-units.ts';
import { splitUnit } from '#server/areas/split-unit.ts';
import * as fc from 'fast-check';
import type { FieldServer } from '../../server/field-server.ts';
import type { PeerMutation, PeerTablet } from '../../server/peer-client.ts';

export const day = 24 * 3_600_000;
const pool = (letter: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => `01990000-0000-7000-8000-${letter.repeat(4)}0000000${i}`);
export const [homes, people, visits, consents, tasks] = [pool('a', 5), pool('b', 7), pool('c', 8), pool('d', 6), pool('e', 4)];
export const places = ['a1', 'a2', 'a3', 'b1'] as const;

type Written = Omit<PeerMutation, 'n' | 'at'>;
/** One step of a history. `ago`: how long before the test's day it was written, in minutes; it arrives whenever its tablet ships. */
export type Step =
  | { readonly do: 'write'; readonly tablet: number; readonly ago: number; readonly what: Written }
  | { readonly do: 'ship'; readonly tablet: number; readonly backwards: boolean; readonly again: boolean; readonly keepBack: number }
  | { readonly do: 'merge'; readonly from: string; readonly into: string }
  | { readonly do: 'split'; readonly from: string; readonly into: string; readonly home: string };

const some = <Value>(values: readonly Value[]) => fc.constantFrom(...values);
const area = some(places);
const removed = fc.option(some(['mistake', 'moved', true, null, false] as const), { freq: 4, nil: null });
const date = some(['2027-01-10', '2027-01-15', '2027-01-20', null]);
/** Any of the fields, so that one write often says nothing about the others. */
const fields = (model: Record<string, fc.Arbitrary<unknown>>) => fc.record(model, { requiredKeys: [] });

const household = fc.tuple(some(homes), area, fields({ head: some(['Bà Ấn', 'Ông Đào']), removed }));
const person = fc.tuple(
  some(people),
  area,
  fields({
    household: some(homes),
    name: some(['Lò Ún', 'Lê Yến']),
    birth: some(['1957', '2001-03', null]),
    sex: some(['female', null]),
    removed,
  }),
);
const visit = fc.tuple(
  some(visits),
  area,
  fields({
    household: some(homes),
    at: some(['2027-01-02T08:00:00Z', '2027-01-09T08:00:00Z', '2027-01-11T08:00:00.500Z']),
    outcome: some(['met', 'absent', 'refused', 'moved', null]),
    returnOn: date,
    removed,
  }),
);
const consent = fc.tuple(
  some(consents),
  area,
  fields({
    person: some(people),
    purposes: some([['registration'], ['guidance'], ['registration', 'guidance', 'reporting'], ['reporting'], null]),
    givenAt: some(['2027-01-02T08:00:00Z', null]),
    withdrawnAt: some(['2027-01-03T08:00:00Z', null, null, null]),
    reportingWithdrawnAt: some(['2027-01-04T08:00:00Z', null, null]),
  }),
);
const progress = fc.tuple(
  fc.tuple(some([...people, ...people, ...homes]), some(['vneid-level-2', 'evn-bill', 'của riêng/xã'])).map((id) => id.join('/')),
  area,
  fields({
    milestone: some(['approved', 'active', 'paid', 'lạ', null]),
    step: some(['open', null]),
    obstacle: some(['no-phone', null]),
    appointmentOn: date,
    independent: some([true, false, null]),
    declined: some([true, null]),
  }),
);
const task = fc.tuple(
  some(tasks),
  area,
  fields({
    household: some([...homes, null]),
    person: some([...people, null, null]),
    dueOn: date,
    doneAt: some(['2027-01-12T08:00:00Z', null, null]),
  }),
);
const reviewed = fc.oneof(
  some(homes).map((id) => `household/${id}`),
  some(people).map((id) => `person/${id}`),
  some(visits).map((id) => `visit/${id}`),
  some(people).map((id) => `progress/${id}/vneid-level-2`),
);
const review = fc.tuple(reviewed, area, fields({ state: some(['returned', 'mended', 'approved', null]) }));

const of = (kind: string, from: fc.Arbitrary<[string, string, object]>): fc.Arbitrary<Written> =>
  from.map(([id, where, set]) => ({ kind, id, area: where, set: set as Written['set'] }));
const what = fc.oneof(
  { weight: 2, arbitrary: of('household', household) },
  { weight: 3, arbitrary: of('person', person) },
  { weight: 3, arbitrary: of('visit', visit) },
  { weight: 2, arbitrary: of('consent', consent) },
  { weight: 3, arbitrary: of('progress', progress) },
  { weight: 1, arbitrary: of('task', task) },
  { weight: 2, arbitrary: of('review', review) },
);
const step: fc.Arbitrary<Step> = fc
  .oneof(
    {
      weight: 70,
      arbitrary: fc.record({ do: fc.constant('write' as const), tablet: some([0, 1]), ago: fc.integer({ min: 0, max: 30 * 1440 }), what }),
    },
    {
      weight: 15,
      arbitrary: fc.record({
        do: fc.constant('ship' as const),
        tablet: some([0, 1]),
        backwards: fc.boolean(),
        again: fc.boolean(),
        keepBack: some([0, 0, 2]),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('merge' as const), from: some(['a2', 'a3']), into: some(['a1', 'a3']) }) },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constant('split' as const), from: area, into: some(['a1', 'a3', 'b1']), home: some(homes) }),
    },
  )
  .map((made) => made as Step);
export const histories = fc.array(step, { minLength: 60, maxLength: 140, size: 'max' });

/** Two tablets of the whole province and somebody at the desk live through a history; what is on the tablets at the end is shipped. */
export async function live(server: FieldServer, steps: readonly Step[]): Promise<void> {
  const chief = await server.member({ area: 'tinh', role: 'coordinator' });
  const lead = { area: 'tinh', role: 'lead' } as const;
  const writers = [new Sender(server, await server.tablet(lead)), new Sender(server, await server.tablet(lead))] as const;
  for (const step of steps) {
    if (step.do === 'write') writers[step.tablet === 0 ? 0 : 1].write(step.what, step.ago);
    if (step.do === 'ship') await writers[step.tablet === 0 ? 0 : 1].ship(step);
    if (step.do === 'merge') await mergeUnits(server.services, chief, step.from, step.into);
    if (step.do === 'split') await splitUnit(server.services, chief, step.from, [step.home], { into: step.into });
  }
  for (const writer of writers) await writer.ship({ backwards: false, again: true, keepBack: 0 });
}

class Sender {
  private readonly server: FieldServer;
  private readonly tablet: PeerTablet;
  private written: PeerMutation[] = [];
  private sent: PeerMutation[] = [];
  private n = 0;

  constructor(server: FieldServer, tablet: PeerTablet) {
    [this.server, this.tablet] = [server, tablet];
  }

  write(what: Written, ago: number): void {
    this.n += 1;
    this.written.push(this.tablet.mutation(this.n, this.server.clock.ms - ago * 60_000, what));
  }

  /** What was kept back arrives after what was written later; `again`: everything sent before comes along once more. */
  async ship({ backwards, again, keepBack }: { backwards: boolean; again: boolean; keepBack: number }): Promise<void> {
    const now = this.written.slice(keepBack);
    this.written = this.written.slice(0, keepBack);
    await this.tablet.ship([...(again ? this.sent : []), ...(backwards ? now.toReversed() : now)], { authored: this.n });
    this.sent = [...this.sent, ...now];
  }
}
