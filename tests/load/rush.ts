import type { LoadTablet } from './many-tablets.ts';
import { type Answered, askOver, type Link, links } from './slow-link.ts';

export interface Asked {
  readonly what: 'parcel' | 'look';
  readonly link: string;
  readonly status: number;
  readonly serverMs: number;
  readonly feltMs: number;
  readonly answerBytes: number;
  /** When it was asked, seconds from the beginning. */
  readonly at: number;
}

export interface RushPlan {
  readonly tablets: readonly LoadTablet[];
  /** Where each of them stood when it last pulled; '' for one that never has. */
  readonly cursors: readonly string[];
  readonly parcels: readonly Uint8Array[];
  /** In turn. */
  readonly addresses: readonly string[];
  readonly seconds: number;
  readonly seed: number;
  /** Mutations in each parcel; all of them have to be accepted. */
  readonly mutations: number;
  /** Whether what did not get through is sent again, as tablets do; otherwise it stays an error. */
  readonly again?: boolean | undefined;
}

export interface Rush {
  readonly asked: readonly Asked[];
  /** What was not answered 200 with every mutation accepted or known, and why. */
  readonly errors: readonly string[];
  /** Tablets whose parcel was acknowledged. */
  readonly acknowledged: number;
  readonly seconds: number;
}

/** Of the tablets that have sent, so many look again a little later, with nothing to send. */
const lookAgain = 0.3;
const [thinkLeastMs, thinkMostMs] = [5000, 30_000];
const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Every tablet comes home once within `seconds`, more of them in the middle than at the ends; sends its parcel, and some look again after a while. */
export async function rush(plan: RushPlan): Promise<Rush> {
  const dice = seeded(plan.seed);
  const [asked, errors]: [Asked[], string[]] = [[], []];
  let acknowledged = 0;
  const begun = performance.now();
  const elapsed = () => (performance.now() - begun) / 1000;
  const send = async (i: number, link: Link): Promise<void> => {
    const cursor = await ship(plan, { i, link, asked, errors, elapsed });
    if (cursor === undefined) return;
    acknowledged += 1;
    if (dice() >= lookAgain) return;
    await wait(thinkLeastMs + dice() * (thinkMostMs - thinkLeastMs));
    const answer = await ask(plan, i, link, pathFrom(cursor), undefined);
    if (answer) asked.push(noted('look', link, answer, elapsed()));
    if (answer?.status !== 200) errors.push(`look: ${answer?.status ?? 'no answer'}`);
  };
  const coming = plan.tablets.map(async (_, i) => {
    const at = arrival(dice) * plan.seconds * 1000;
    const link = linkOf(dice());
    await wait(at);
    return send(i, link);
  });
  await Promise.all(coming);
  return { asked, errors, acknowledged, seconds: elapsed() };
}

interface Shipping {
  readonly i: number;
  readonly link: Link;
  readonly asked: Asked[];
  readonly errors: string[];
  readonly elapsed: () => number;
}

/** The cursor when everything was acknowledged. */
async function ship(plan: RushPlan, { i, link, asked, errors, elapsed }: Shipping): Promise<string | undefined> {
  for (let attempt = 0; ; attempt += 1) {
    const at = elapsed();
    const answer = await ask(plan, i + attempt, link, pathFrom(plan.cursors[i] ?? ''), plan.parcels[i], plan.tablets[i]);
    if (answer) asked.push(noted('parcel', link, answer, at));
    const fault = faultOf(plan, answer);
    if (fault === undefined && answer) return (JSON.parse(answer.text()) as { cursor: string }).cursor;
    if (!plan.again || attempt > 20) {
      errors.push(fault ?? 'no answer');
      return undefined;
    }
    await wait(1000 + attempt * 500);
  }
}

/** As our tablets ask. */
const pathFrom = (cursor: string) => `/api/sync?limit=2000&cursor=${cursor}&brief=1`;

async function ask(plan: RushPlan, turn: number, link: Link, path: string, body: Uint8Array | undefined, tablet = plan.tablets[turn]) {
  const address = plan.addresses[turn % plan.addresses.length] ?? '';
  return askOver(link, { address, path, token: tablet?.token ?? '', body }).catch(() => undefined);
}

interface Verdicts {
  readonly verdicts: readonly { readonly verdict: string; readonly reason?: string }[];
  readonly accepted: readonly (readonly [from: number, to: number])[];
}

function faultOf({ mutations }: RushPlan, answer: Answered | undefined): string | undefined {
  if (!answer) return 'no answer';
  if (answer.status !== 200) return `status ${answer.status}`;
  const { verdicts, accepted } = JSON.parse(answer.text()) as Verdicts;
  const refused = verdicts.find(({ verdict }) => verdict === 'refused');
  if (refused) return `refused: ${refused.reason}`;
  const said = accepted.reduce((sum, [from, to]) => sum + to - from + 1, verdicts.length);
  return said === mutations ? undefined : `${said} verdicts`;
}

function noted(what: Asked['what'], link: Link, { status, serverMs, feltMs, answerBytes }: Answered, at: number): Asked {
  return { what, link: link.name, status, serverMs, feltMs, answerBytes, at };
}

function linkOf(throwOfDice: number): Link {
  let left = throwOfDice * 100;
  const found = links.find(({ share }) => (left -= share) < 0) ?? links.at(-1);
  if (!found) throw new Error('there are links');
  return found;
}

/** Between 0 and 1; half as dense again in the middle as at the ends. */
function arrival(dice: () => number): number {
  for (;;) {
    const at = dice();
    if (dice() * 1.5 < 1 + 0.5 * Math.sin(Math.PI * at)) return at;
  }
}

function seeded(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
