import type { Fate } from '../simulation/sim-network.ts';
import { type Counted, type Row, sum } from './fault-table.ts';
import { type Dice, FaultWorld } from './fault-world.ts';

interface Weather {
  readonly fault: (dice: Dice) => Fate;
  /** Requests that meet it, of a hundred. */
  readonly percent: number;
  /** How often each piece of work is tried to be sent. */
  readonly tries: number;
  /** Milliseconds that a request takes. */
  readonly takes?: (dice: Dice) => number;
}

const saves = 40;

/** Tablets save and send under this weather, with the app open and with the service worker alone. */
function under({ fault, percent, tries, takes = () => 50 }: Weather): Row['play'] {
  return async (rounds, seed) => {
    const played: Counted[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const chaos = await FaultWorld.begin(seed + round);
      const meets = chaos.fate(() => fault(chaos.dice), percent);
      const fate = () => {
        chaos.world.pass(takes(chaos.dice));
        return meets();
      };
      for (let time = 0; time < saves; time += 1) {
        const tablet = chaos.tablet();
        await chaos.save(tablet);
        for (let attempt = 0; attempt < tries; attempt += 1) {
          if (chaos.dice(8) === 0) await chaos.wakeShell(tablet, fate);
          else await chaos.send(tablet, fate);
        }
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
    rounds: { short: 1, long: 50 },
    perRound: 100,
    play: under({
      percent: 75,
      tries: 5,
      fault: (dice) =>
        pick<() => Fate>(dice, [
          () => 'lose-request',
          () => 'lose-request',
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
    rounds: { short: 1, long: 30 },
    perRound: 1,
    play: under({
      fault: (dice) => pick<Fate>(dice, ['lose-request', 'lose-response']),
      percent: 5,
      tries: 1,
      takes: (dice) => 800 + dice(2200),
    }),
  },
  {
    id: 'portal',
    fault: 'captive portal answers 200 with HTML, or a hotel’s 403',
    shown: 'simulation: nothing of it is believed, everything goes out again',
    rounds: { short: 2, long: 110 },
    perRound: 200,
    play: under({
      percent: 92,
      tries: 8,
      fault: (dice) => ({ instead: pick(dice, [html(200), html(200), html(403), html(511), () => new Response(null, { status: 204 })]) }),
    }),
  },
  {
    id: 'proxy',
    fault: 'a proxy answers 502, 503, 504 or 413',
    shown: 'simulation: the same; our own 413 halves the parcel',
    rounds: { short: 2, long: 110 },
    perRound: 200,
    play: under({
      percent: 92,
      tries: 8,
      fault: (dice) => ({
        instead: pick(dice, [html(502), html(503), html(504), html(413), () => tooLarge()]),
      }),
    }),
  },
  {
    id: 'clock',
    fault: 'the tablet’s clock wrong by up to two days, jumping at any time',
    shown: 'simulation: what was written last is what its screen shows, stamps are pulled back by the server, all end equal',
    rounds: { short: 1, long: 80 },
    perRound: 160,
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
    for (let time = 0; time < 160; time += 1) {
      jump();
      await chaos.save(chaos.tablet());
      if (time % 8 < 7) continue;
      jump();
      await chaos.send(chaos.tablet(), () => (chaos.dice(8) === 0 ? 'lose-response' : 'deliver'));
    }
    for (const tablet of chaos.world.tablets) tablet.clockOffset = 0;
    played.push(await chaos.end());
  }
  return sum(played);
}
