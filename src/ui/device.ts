import type { DeviceApi, DeviceEvent, DeviceState, SendingState, Session } from '#background/device-api.ts';
import { batch, signal } from '@preact/signals';
import { proxy, wrap, type Remote } from 'comlink';
import { useEffect, useRef, useState } from 'preact/hooks';

/** The page's only way to the data: the background worker. It is started by the first call, so that the desk never starts it. */
export function device(): Remote<DeviceApi> {
  running ??= startWorker();
  return running;
}

let running: Remote<DeviceApi> | undefined;

/** Undefined until the worker has spoken. */
export const deviceState = signal<DeviceState | undefined>(undefined);
export const session = signal<Session | undefined>(undefined);
export const sending = signal<SendingState>({ kind: 'idle' });
/** The tag under which the page should register a Background Sync next. */
export const wakeTag = signal<string | undefined>(undefined);
/** Grows with everything a screen may show; {@link useRead} reads again when it does. */
const revision = signal(0);

function startWorker(): Remote<DeviceApi> {
  const worker = new Worker(new URL('../background/worker.ts', import.meta.url), { type: 'module', name: 'background' });
  const api = wrap<DeviceApi>(worker);
  worker.addEventListener('error', () => {
    deviceState.value ??= { kind: 'unusable', detail: 'worker' };
  });
  void api.listen(proxy(hear)).then(readState);
  return api;
}

function hear(event: DeviceEvent): void {
  if (event.kind === 'changed') revision.value += 1;
  if (event.kind === 'state') void readState();
  if (event.kind === 'sending') sending.value = event.sending;
  if (event.kind === 'wake-shell') wakeTag.value = event.tag;
}

async function readState(): Promise<void> {
  const [state, open] = await Promise.all([device().state(), device().session()]);
  batch(() => {
    deviceState.value = state;
    session.value = open;
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
 */
export function useRead<Value>(read: () => Promise<Value>, keys: readonly unknown[]): Read<Value> {
  const [answer, setAnswer] = useState<{ readonly value: Value } | undefined>(undefined);
  const newest = useRef(0);
  const seen = revision.value;
  useEffect(() => {
    newest.current += 1;
    const mine = newest.current;
    void read().then((value) => {
      if (mine === newest.current) setAnswer({ value });
    });
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
