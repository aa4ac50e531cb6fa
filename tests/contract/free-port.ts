import { createServer } from 'node:net';

/** A range of its own for each process that may look at the same time. */
const [lowest, ports, ranges] = [12_000, 400, 50];
const first = lowest + (Number(process.env['VITEST_POOL_ID'] ?? process.pid) % ranges) * ports;
let next = process.pid * 7;

/** A port of this machine that nobody listens at. Below those that a system gives to whoever calls out (from 32768 on), or one of them might have it by now. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = first + (next % ports);
    next += 1;
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
