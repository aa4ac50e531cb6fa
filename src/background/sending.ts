import { dayParcelBytes, tabletParcelBytes } from '#protocol/limits.ts';
import { failed, type Result } from '#domain/result.ts';
import type { SyncReport } from '#sync/synchronise.ts';
import type { Tablet } from '#sync/tablet.ts';
import type { SendingState } from './device-api.ts';
import type { DevicePorts } from './device-ports.ts';

const second = 1000;
const minute = 60 * second;
/** Waits between tries that failed; the last one repeats. */
const backOff = [15 * second, 30 * second, minute, 2 * minute, 5 * minute, 10 * minute, 15 * minute];
/** While all is well: how often to look for other people's work. */
const lookEvery = 5 * minute;
/** After a save: long enough that a form's next answers ride along, short enough to be sent while still at the door. */
const afterSave = 4 * second;
const whenBusy = 3 * second;
/** A try that failed later than this had begun to send: the link broke off under it, and the next parcels are smaller (SY4). */
const underWay = 2 * second;
/** Nothing the tablet can do will change these: tried again seldom, and the person is told. */
const forAPerson = new Set(['device-unknown', 'device-revoked', 'member-suspended', 'app-too-old']);

/** Decides when to ship and pull, and says how it goes. Background Sync is a hint; this is the engine of an open app. */
export class Sending {
  state: SendingState = { kind: 'idle' };
  private readonly ports: DevicePorts;
  private readonly tablet: Tablet;
  private readonly tell: (state: SendingState) => void;
  private failures = 0;
  private limit = dayParcelBytes;
  private cancel: () => void = () => undefined;
  private nextAt: number | undefined;
  private running: Promise<Result<SyncReport>> | undefined;
  private stopped = false;

  constructor(ports: DevicePorts, tablet: Tablet, tell: (state: SendingState) => void) {
    this.ports = ports;
    this.tablet = tablet;
    this.tell = tell;
  }

  /** One at a time: a second caller gets the first one's outcome. */
  now(): Promise<Result<SyncReport>> {
    this.running ??= this.run().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  /** Something was saved. An earlier appointment stands; a failing network is not asked more often because somebody writes. */
  saved(): void {
    if (this.failures === 0) this.plan(afterSave, 'sooner');
  }

  /** The network is back, the app was opened, or the service worker asks. */
  hint(): void {
    this.failures = 0;
    this.plan(0, 'sooner');
  }

  stop(): void {
    this.stopped = true;
    this.cancel();
  }

  private async run(): Promise<Result<SyncReport>> {
    if (this.stopped) return failed({ kind: 'locked' });
    this.cancel();
    this.nextAt = undefined;
    this.say({ kind: 'sending', pulled: 0 });
    const begun = this.ports.now();
    const outcome = await this.synchronised();
    if (outcome.ok) this.limit = dayParcelBytes;
    else if (outcome.failure.kind === 'offline' && this.ports.now() - begun > underWay) this.limit = tabletParcelBytes;
    if (outcome.ok) this.succeeded();
    else this.failed(outcome.failure);
    return outcome;
  }

  /** Its code is fetched when it is first needed: not before the first screen is there. */
  private async synchronised(): Promise<Result<SyncReport>> {
    const loaded = await import('#sync/synchronise.ts').catch(() => undefined);
    if (!loaded) return failed({ kind: 'offline' });
    return loaded.synchronise(this.ports, this.tablet, (pulled) => this.say({ kind: 'sending', pulled }), this.limit);
  }

  private succeeded(): void {
    this.failures = 0;
    this.plan(this.tablet.waiting().length > 0 ? afterSave : lookEvery, 'anew');
    this.say({ kind: 'idle' });
    this.ports.channel.post({ kind: 'changed' });
  }

  private failed({ kind, retryAfterMs }: { readonly kind: string; readonly retryAfterMs?: number | undefined }): void {
    if (kind === 'busy') {
      this.plan(whenBusy, 'anew');
      this.say({ kind: 'idle' });
      return;
    }
    this.failures += 1;
    this.plan(Math.max(retryAfterMs ?? 0, this.waitAfter(kind)), 'anew');
    this.say({ kind: 'idle', nextTryAt: this.nextAt, lastFailure: kind });
  }

  /** With up to a quarter more, so that a village's tablets do not all come back in the same second. */
  private waitAfter(kind: string): number {
    const step = forAPerson.has(kind) ? backOff.length : this.failures;
    const wait = backOff[Math.min(step, backOff.length) - 1] ?? minute;
    const [dice = 0] = this.ports.random(new Uint8Array(1));
    return Math.round(wait * (1 + dice / 1024));
  }

  private plan(ms: number, how: 'sooner' | 'anew'): void {
    if (this.stopped) return;
    const at = this.ports.now() + ms;
    if (how === 'sooner' && this.nextAt !== undefined && this.nextAt <= at) return;
    this.cancel();
    this.nextAt = at;
    this.cancel = this.ports.timers.after(ms, () => void this.now());
  }

  private say(state: SendingState): void {
    this.state = state;
    if (!this.stopped) this.tell(state);
  }
}
