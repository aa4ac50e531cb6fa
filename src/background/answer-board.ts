/** State and length of what stands on the board, then its bytes. */
const headBytes = 8;
/** Far above a page of what was found; a longer answer travels by message alone. */
const boardBytes = 64 * 1024;
const nothing = 0;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * Memory that page and worker share. The worker leaves an answer here as well as sending it, because after a keystroke the browser holds messages back until
 * it has painted a frame, and an answer that is there in time can still be drawn in that very frame.
 */
export class AnswerBoard {
  readonly memory: SharedArrayBuffer;
  private readonly head: Int32Array;
  private readonly bytes: Uint8Array;

  constructor(memory: SharedArrayBuffer) {
    this.memory = memory;
    this.head = new Int32Array(memory, 0, 2);
    this.bytes = new Uint8Array(memory, headBytes);
  }

  /** Undefined where memory cannot be shared: an old browser, or a page that came without the headers for it. */
  static create(): AnswerBoard | undefined {
    return globalThis.crossOriginIsolated ? new AnswerBoard(new SharedArrayBuffer(headBytes + boardBytes)) : undefined;
  }

  /** `question`: a number above 0 that only this question has. */
  put(question: number, answer: unknown): void {
    const written = encoder.encode(JSON.stringify(answer));
    Atomics.store(this.head, 0, nothing);
    if (written.length > this.bytes.length) return;
    this.bytes.set(written);
    Atomics.store(this.head, 1, written.length);
    Atomics.store(this.head, 0, question);
  }

  /** The answer to `question`, if it is what stands here; whoever asked knows its shape. */
  take(question: number): unknown {
    if (Atomics.load(this.head, 0) !== question) return undefined;
    const copy = this.bytes.slice(0, Atomics.load(this.head, 1));
    return Atomics.load(this.head, 0) === question ? JSON.parse(decoder.decode(copy)) : undefined;
  }

  /**
   * The same, waiting up to `patience` milliseconds for it at full attention (a page may not sleep): worth it where a frame that comes too early costs a
   * whole other frame.
   */
  takeSoon(question: number, patience: number, now = () => performance.now()): unknown {
    const until = now() + patience;
    while (Atomics.load(this.head, 0) !== question && now() < until);
    return this.take(question);
  }

  /** What was found is personal: nothing of it stays. */
  wipe(): void {
    Atomics.store(this.head, 0, nothing);
    this.bytes.fill(0);
  }
}
