import type { DeviceApi, DeviceEvent, DeviceState, Front, SendingState, Session, Today } from '#background/device-api.ts';
import { batch, signal } from '@preact/signals';
import { proxy, wrap, type Remote } from 'comlink';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { todayOn } from './field/today-on.ts';
import { whenFingerIsUp } from './finger.ts';
import { onceBroken, slotKey, startWorker, type StartedWorker, storedSlot } from './own-worker.ts';

interface Line {
  readonly worker: Worker;
  readonly api: Remote<DeviceApi>;
}

let real: Line | undefined;
let practice: Line | undefined;

/** The page's only way to the data: the background worker. It is started by the first call, so that the desk never starts it. */
export function device(): Remote<DeviceApi> {
  return current().api;
}

/** While somebody practises, every screen speaks to the practice worker, and the real one stays locked. */
function current(): Line {
  if (practice) return practice;
  real ??= connect(startWorker(vaultSlot.value));
  return real;
}

/** The screens show invented people. */
export const practising = signal(false);

/** Undefined until the worker has spoken. */
export const deviceState = signal<DeviceState | undefined>(undefined);
export const session = signal<Session | undefined>(undefined);
/** Today as it was left, shown while everything else is still being opened. */
export const front = signal<Front | undefined>(undefined);
export const sending = signal<SendingState>({ kind: 'idle' });
/** The tag under which the page should register a Background Sync next. */
export const wakeTag = signal<string | undefined>(undefined);
/** Grows with everything a screen may show; {@link useRead} reads again when it does. */
export const revision = signal(0);

/** The vault the screens show, by its number. Each has a worker of its own. */
export const vaultSlot = signal(storedSlot());

/** Locks the vault that is shown and ends its worker, with all it had in memory; the screens turn to the other one. */
export async function chooseVault(slot: number): Promise<void> {
  if (practice || slot === vaultSlot.value) return;
  await device().lock();
  real?.worker.terminate();
  real = undefined;
  try {
    localStorage.setItem(slotKey, String(slot));
  } catch {
    // The platform keeps nothing: the first vault is shown next time.
  }
  vaultSlot.value = slot;
  /* The address names a record of the vault that was shown. */
  history.replaceState(null, '', '/');
  dispatchEvent(new PopStateEvent('popstate'));
  turnTo(false);
  device();
}

function connect({ worker, broken }: StartedWorker): Line {
  const line = { worker, api: wrap<DeviceApi>(worker) };
  void broken.then(() => {
    if (line === current()) deviceState.value ??= { kind: 'unusable', detail: 'worker' };
  });
  /* Heard in this order: nothing that changes after the state was read is missed. */
  void line.api.listen(proxy((event) => hear(line, event)));
  void readState(line);
  return line;
}

/** The device that is not shown is not heard; but unsent work of the real one is shipped whatever is on the screen, and never practice's. */
function hear(line: Line, event: DeviceEvent): void {
  if (event.kind === 'wake-shell' && line === real) wakeTag.value = event.tag;
  if (line !== current()) return;
  if (event.kind === 'changed') revision.value += 1;
  if (event.kind === 'state') void readState(line);
  if (event.kind === 'front') showFront(event.front);
  if (event.kind === 'sending') sending.value = event.sending;
}

async function readState(line: Line): Promise<void> {
  const on = todayOn();
  const asksToday = deviceState.value?.kind === 'locked' && location.pathname === '/';
  const [state, open, today] = await Promise.all([line.api.state(), line.api.session(), asksToday ? line.api.today(on) : undefined]);
  if (line !== current()) return;
  batch(() => {
    revision.value += 1;
    if (state.kind !== 'locked') front.value = undefined;
    early = today && state.kind === 'open' ? { on, today, revision: revision.value } : undefined;
    deviceState.value = state;
    if (!front.value) session.value = open;
  });
}

/** A front of another day, as this page's clock has it, is not shown. */
function showFront(left: Front): void {
  if (deviceState.value?.kind !== 'locked' || left.on !== todayOn()) return;
  batch(() => {
    session.value = left.session;
    front.value = left;
  });
}

/** What was being opened could not be. */
export function hideFront(): void {
  if (!front.value) return;
  batch(() => {
    front.value = undefined;
    session.value = undefined;
  });
}

let early: { readonly on: string; readonly today: Today; readonly revision: number } | undefined;

/** Today as it came together with the word that the tablet is open, so that the list is painted at once; nothing when it may have changed since. */
export function earlyToday(on: string): Today | undefined {
  if (front.value) return front.value.today;
  return early?.on === on && early.revision === revision.value ? early.today : undefined;
}

/** Locks the real book, then turns every screen to the practice worker. */
export async function startPractice(start: () => Worker): Promise<void> {
  if (practice) return;
  await device().lock();
  if (practice) return;
  const worker = start();
  practice = connect({ worker, broken: onceBroken(worker) });
  turnTo(true);
}

/** What was practised goes with its worker; the screens are the real device's again. */
export function endPractice(): void {
  practice?.worker.terminate();
  practice = undefined;
  turnTo(false);
  void readState(current());
}

/** Nothing of the one device may be seen with the other. */
function turnTo(practised: boolean): void {
  batch(() => {
    practising.value = practised;
    deviceState.value = undefined;
    front.value = undefined;
    session.value = undefined;
    sending.value = { kind: 'idle' };
    revision.value += 1;
  });
}

export interface Read<Value> {
  /** The newest answer; the one before it stays until the next arrives, so that nothing flickers. */
  readonly value: Value | undefined;
  /** No answer has come yet. */
  readonly waiting: boolean;
}

/**
 * Reads from the worker when the screen opens, when `keys` change, and whenever the device says that something has changed.
 * Answers that arrive late, after newer keys, are dropped. For a new record give the component a new `key` instead of keeping the old answer.
 * `early`: the answer, when it is there before it is asked for.
 */
export function useRead<Value>(read: () => Promise<Value>, keys: readonly unknown[], early?: () => Value | undefined): Read<Value> {
  const [answer, setAnswer] = useState<{ readonly value: Value } | undefined>(() => {
    const value = early?.();
    return value === undefined ? undefined : { value };
  });
  const isAnswered = useRef(answer !== undefined);
  const newest = useRef(0);
  const seen = revision.value;
  // Before the next frame, not after it: a list that follows the typing has no frame to lose.
  useLayoutEffect(() => {
    newest.current += 1;
    const mine = newest.current;
    const isEarly = isAnswered.current;
    isAnswered.current = false;
    /* While the tablet is being opened there is no answer yet: it is read when it is open, since that is news too. */
    if (isEarly || front.peek()) return undefined;
    void read().then((value) =>
      whenFingerIsUp(() => {
        if (mine === newest.current) setAnswer({ value });
      }),
    );
    return () => {
      newest.current += 1;
    };
  }, [...keys, seen]);
  return { value: answer?.value, waiting: answer === undefined };
}

/** Enough to hear from the device: its state arrives in {@link deviceState}. */
export function startDevice(): void {
  device();
}
