import type { Fate } from '../simulation/sim-network.ts';
import { type Counted, type Row, sum } from './fault-table.ts';
import { type Dice, FaultWorld } from './fault-world.ts';

interface Weather {
  readonly fault: (dice: Dice) => Fate;
  /** One request in so many. */
  readonly oneIn?: number;
  readonly times?: number;
  /** Milliseconds that a request takes. */
  readonly takes?: (dice: Dice) => number;
}

/** Tablets save and send under this weather, with the app open and with the service worker alone. */
function under({ fault, oneIn = 2, times = 40, takes = () => 50 }: Weather): Row['play'] {
  return async (rounds, seed) => {
    const played: Counted[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const chaos = await FaultWorld.begin(seed + round);
      const meets = chaos.fate(() => fault(chaos.dice), oneIn);
      const fate = () => {
        chaos.world.pass(takes(chaos.dice));
        return meets();
      };
      for (let time = 0; time < times; time += 1) {
        const tablet = chaos.tablet();
        await chaos.save(tablet);
        if (chaos.dice(4) === 0) await chaos.wakeShell(tablet, fate);
        else await chaos.send(tablet, fate);
      }
      played.push(await chaos.end());
    }
    return sum(played);
  };
}

const html =
  (status: number, text = 'Đăng nhập Wi-Fi') =>
  () =>
    new Response(`<!doctype html><title>${text}</title>`, { status, headers: { 'content-type': 'text/html' } });
const pick = <Item>(dice: Dice, items: readonly [Item, ...Item[]]): Item => items[dice(items.length)] ?? items[0];

export const networkRows: readonly Row[] = [
  {
    id: 'cut',
    fault: 'network cut in the middle of a request or of its answer',
    shown: 'simulation: requests and answers lost whole or cut at any byte, arriving twice, or late',
    rounds: { short: 6, long: 700 },
    perRound: 15,
    play: under({
      fault: (dice) =>
        pick<() => Fate>(dice, [
          () => 'lose-request',
          () => 'lose-response',
          () => 'twice',
          () => 'late-copy',
          () => ({ cutBody: dice(100) / 100 }),
          () => ({ cutAnswer: dice(100) / 100 }),
        ])(),
    }),
  },
  {
    id: 'lossy',
    fault: '5 % of requests and answers lost, 800 ms round trip, 240 kbit/s',
    shown: 'simulation: each request takes its time on the link',
    rounds: { short: 2, long: 120 },
    perRound: 1,
    play: under({
      fault: (dice) => pick<Fate>(dice, ['lose-request', 'lose-response']),
      oneIn: 20,
      times: 60,
      takes: (dice) => 800 + dice(2200),
    }),
  },
  {
    id: 'portal',
    fault: 'captive portal answers 200 with HTML, or a hotel’s 403',
    shown: 'simulation: nothing of it is believed, everything goes out again',
    rounds: { short: 5, long: 400 },
    perRound: 15,
    play: under({
      fault: (dice) => ({ instead: pick(dice, [html(200), html(200), html(403), html(511), () => new Response(null, { status: 204 })]) }),
    }),
  },
  {
    id: 'proxy',
    fault: 'a proxy answers 502, 503, 504 or 413',
    shown: 'simulation: the same; our own 413 halves the parcel',
    rounds: { short: 5, long: 400 },
    perRound: 15,
    play: under({
      fault: (dice) => ({
        instead: pick(dice, [html(502), html(503), html(504), html(413), () => tooLarge()]),
      }),
    }),
  },
  {
    id: 'clock',
    fault: 'the tablet’s clock wrong by up to two days, jumping at any time',
    shown: 'simulation: what was written last is what its screen shows, stamps are pulled back by the server, all end equal',
    rounds: { short: 4, long: 300 },
    perRound: 40,
    play: jumping,
  },
];

function tooLarge(): Response {
  return Response.json({ error: { kind: 'too-large', message: 'Gói quá lớn.' } }, { status: 413 });
}

async function jumping(rounds: number, seed: number): Promise<Counted> {
  const played: Counted[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const chaos = await FaultWorld.begin(seed + round);
    const jump = () => {
      const tablet = chaos.tablet();
      tablet.clockOffset = (chaos.dice(193) - 96) * 1_800_000;
      chaos.injected += 1;
    };
    for (let time = 0; time < 40; time += 1) {
      const tablet = chaos.tablet();
      jump();
      await chaos.save(tablet);
      if (chaos.dice(2) === 0) jump();
      await chaos.send(tablet, () => (chaos.dice(8) === 0 ? 'lose-response' : 'deliver'));
    }
    for (const tablet of chaos.world.tablets) tablet.clockOffset = 0;
    played.push(await chaos.end());
  }
  return sum(played);
}
