import { connect, createServer, type Socket } from 'node:net';

export interface MovingAddress {
  readonly port: number;
  /** Whoever is connected is cut off; the next connection goes to the other place. */
  readonly move: (port: number) => Promise<void>;
  /** While it is, nobody is connected and nobody gets a connection. */
  readonly cut: (isCut: boolean) => void;
  readonly close: () => Promise<void>;
}

/** A port that leads to another one of this machine, as a virtual address leads to a server. */
export function movingAddress(first: number): Promise<MovingAddress> {
  let target = first;
  let isCut = false;
  const open = new Set<Socket>();
  const keep = (socket: Socket, other: Socket) => {
    open.add(socket);
    socket.on('error', () => other.destroy());
    socket.on('close', () => {
      open.delete(socket);
      other.destroy();
    });
  };
  const server = createServer((inward) => {
    if (isCut) return inward.destroy();
    const outward = connect(target, '127.0.0.1');
    keep(inward, outward);
    keep(outward, inward);
    inward.pipe(outward).pipe(inward);
    return undefined;
  });
  const cutAll = () => {
    for (const socket of open) socket.destroy();
  };
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const at = server.address();
      if (!at || typeof at !== 'object') return reject(new Error('no port'));
      resolve({
        port: at.port,
        move: (port) => {
          target = port;
          cutAll();
          return Promise.resolve();
        },
        cut: (wanted) => {
          isCut = wanted;
          if (isCut) cutAll();
        },
        close: () => {
          cutAll();
          return new Promise((closed) => server.close(() => closed()));
        },
      });
    });
  });
}
