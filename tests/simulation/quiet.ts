/**
 * Tells when nothing moves but what waits for the network: every call that leaves the JavaScript thread (WebCrypto, streams) is counted.
 * So a run needs no sleeps and is the same each time.
 */
let inFlight = 0;
let moves = 0;

type Method = (...args: unknown[]) => unknown;

function counted(owner: object, name: string): void {
  const original = (owner as Record<string, Method>)[name];
  if (typeof original !== 'function') return;
  const wrapped = function (this: unknown, ...args: unknown[]) {
    const answer = original.apply(this, args);
    if (!(answer instanceof Promise)) return answer;
    inFlight += 1;
    moves += 1;
    return answer.finally(() => {
      inFlight -= 1;
      moves += 1;
    });
  };
  Object.defineProperty(owner, name, { value: wrapped, configurable: true, writable: true });
}

const subtle = Object.getPrototypeOf(crypto.subtle) as object;
for (const name of Object.getOwnPropertyNames(subtle)) if (name !== 'constructor') counted(subtle, name);
for (const name of ['text', 'json']) counted(Response.prototype, name);
/* A stream that is begun and not ended moves nothing. */
counted(WritableStreamDefaultWriter.prototype, 'close');

/** Counts work that leaves the thread by another way (IndexedDB). */
export async function tracked<Value>(work: Promise<Value>): Promise<Value> {
  inFlight += 1;
  moves += 1;
  try {
    return await work;
  } finally {
    inFlight -= 1;
    moves += 1;
  }
}

/** Something of ours moved: a request came, a row was written. */
export function noteMove(): void {
  moves += 1;
}

const turn = () => new Promise<void>((resolve) => void setImmediate(resolve));

export async function quiet(): Promise<void> {
  for (let calm = 0; calm < 3;) {
    const before = moves;
    await turn();
    calm = inFlight === 0 && moves === before ? calm + 1 : 0;
  }
}
