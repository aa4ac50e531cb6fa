import { freePort } from '../contract/free-port.ts';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';

export interface Balancer {
  readonly address: string;
  /** How many nodes get requests just now. */
  readonly ready: () => number;
  /** Resolves when so many do. */
  readonly whenReady: (count: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

const everyMs = 50;

/** A plain load balancer: to the nodes that say they are ready, in turn; 503 when none does, 502 when one breaks off. It never tries a request again. */
export async function startBalancer(ports: readonly number[]): Promise<Balancer> {
  const ready = new Set<number>();
  const agent = new Agent({ keepAlive: true });
  let turn = 0;
  const closing = new AbortController();
  const look = async (port: number) => {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
    if (answer?.ok) ready.add(port);
    else ready.delete(port);
    await answer?.body?.cancel();
  };
  /** One look at a node after the other: an answer from before must not come after a newer one. */
  const keepLooking = async (port: number) => {
    while (!closing.signal.aborted) {
      await look(port);
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
  };
  const server = createServer((incoming, outgoing) => {
    const now = [...ready];
    turn += 1;
    pass(agent, now[turn % now.length], incoming, outgoing);
  });
  await Promise.all(ports.map(look));
  for (const port of ports) void keepLooking(port);
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${port}`,
    ready: () => ready.size,
    whenReady: async (count) => {
      while (ready.size !== count) await new Promise((resolve) => setTimeout(resolve, everyMs));
    },
    close: () => {
      closing.abort();
      agent.destroy();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function pass(agent: Agent, port: number | undefined, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { method = 'GET', url: path = '/', headers } = incoming;
  const saying = (status: number) => () => {
    if (outgoing.headersSent) outgoing.destroy();
    else outgoing.writeHead(status, { 'content-type': 'application/json' }).end('{}');
  };
  const broken = saying(502);
  if (port === undefined) return saying(503)();
  const onward = request({ agent, host: '127.0.0.1', port, method, path, headers }, (answer) => {
    const { connection: _own, ...rest } = answer.headers;
    outgoing.writeHead(answer.statusCode ?? 502, rest);
    answer.pipe(outgoing);
    answer.on('error', broken);
  });
  onward.on('error', broken);
  incoming.pipe(onward);
}
