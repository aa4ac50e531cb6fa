import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';

export interface LinkShape {
  readonly name: string;
  /** Milliseconds there and back. */
  readonly rtt: number;
  /** Bytes a second, in either direction. */
  readonly bytesPerSecond: number;
}

export interface Carried {
  readonly requests: number;
  /** Bytes on the line, headers and all. */
  readonly up: number;
  readonly down: number;
}

/** A packet's worth. */
const piece = 1400;

/** One direction of the line, shared by all connections: what is sent later waits for what was sent before. */
class Lane {
  private freeAt = 0;
  private shape: LinkShape | undefined;
  take(shape: LinkShape | undefined): void {
    this.shape = shape;
    this.freeAt = 0;
  }

  /** Milliseconds until the last of so many bytes is at the other end. */
  delay(bytes: number): number {
    if (!this.shape) return 0;
    const now = performance.now();
    this.freeAt = Math.max(now, this.freeAt) + (bytes / this.shape.bytesPerSecond) * 1000;
    return this.freeAt - now + this.shape.rtt / 2;
  }
}

/**
 * A line in front of a server, as slow as is asked; below HTTP, so that pages, workers and service workers all go through it alike. Setting up a connection costs nothing.
 */
export class ShapedLink {
  readonly origin: string;
  private readonly server: Server;
  private readonly lanes = { up: new Lane(), down: new Lane() };
  private readonly open = new Set<Socket>();
  private count = { requests: 0, up: 0, down: 0 };
  private isCut = false;

  private constructor(server: Server) {
    this.server = server;
    this.origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  }

  static async before(origin: string): Promise<ShapedLink> {
    const port = Number(new URL(origin).port);
    const server = createServer({ noDelay: true, allowHalfOpen: true }, (near) => link.join(near, port));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const link = new ShapedLink(server);
    return link;
  }

  /** From now on; undefined is as fast as the machine, `cut` lets nobody through. */
  become(shape: LinkShape | undefined | 'cut'): void {
    this.isCut = shape === 'cut';
    if (this.isCut) for (const socket of this.open) socket.destroy();
    for (const lane of Object.values(this.lanes)) lane.take(shape === 'cut' ? undefined : shape);
    this.count = { requests: 0, up: 0, down: 0 };
  }

  /** Since it became what it is. */
  carried(): Carried {
    return this.count;
  }

  async close(): Promise<void> {
    for (const socket of this.open) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private join(near: Socket, port: number): void {
    if (this.isCut) return void near.destroy();
    const far = connect({ port, host: 'localhost', noDelay: true, allowHalfOpen: true });
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.open.add(socket);
      socket.once('close', () => {
        this.open.delete(socket);
        other.destroy();
      });
      socket.on('error', () => other.destroy());
    }
    this.carry(near, far, 'up');
    this.carry(far, near, 'down');
  }

  private carry(from: Socket, to: Socket, way: 'up' | 'down'): void {
    /* A timer may overtake one that is due in the same millisecond; bytes must not. */
    const line: (() => void)[] = [];
    const later = (ms: number, work: () => void) => {
      line.push(work);
      const next = () => line.shift()?.();
      if (ms > 0 || line.length > 1) setTimeout(next, ms);
      else next();
    };
    from.on('data', (chunk: Buffer) => {
      this.count[way] += chunk.byteLength;
      if (way === 'up' && /^(GET|POST|PUT|DELETE|HEAD|OPTIONS) \S+ HTTP\/1\.1\r\n/.test(chunk.toString('latin1', 0, 4096)))
        this.count.requests += 1;
      for (let at = 0; at < chunk.byteLength; at += piece) {
        const part = chunk.subarray(at, at + piece);
        later(this.lanes[way].delay(part.byteLength), () => to.writable && to.write(part));
      }
    });
    from.on('end', () => later(this.lanes[way].delay(0), () => to.end()));
  }
}
