import type { Timers } from './device-ports.ts';

/** Locks after a time without a touch. A tablet that slept through the timer locks at the next touch instead. */
export class AutoLock {
  private readonly timers: Timers;
  private readonly now: () => number;
  private readonly lock: () => void;
  private cancel: () => void = () => undefined;
  private touchedAt = 0;
  private idleMs = 0;

  constructor(timers: Timers, now: () => number, lock: () => void) {
    this.timers = timers;
    this.now = now;
    this.lock = lock;
  }

  start(idleMs: number): void {
    this.idleMs = idleMs;
    this.touchedAt = this.now();
    this.arm();
  }

  /** False when the time had already run out: the vault is locked now. */
  touch(): boolean {
    if (this.now() - this.touchedAt >= this.idleMs) {
      this.lock();
      return false;
    }
    this.touchedAt = this.now();
    this.arm();
    return true;
  }

  stop(): void {
    this.cancel();
  }

  private arm(): void {
    this.cancel();
    this.cancel = this.timers.after(this.idleMs, this.lock);
  }
}
