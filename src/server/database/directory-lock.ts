import { createHash } from 'node:crypto';
import { unlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Another process has this data directory open. */
export class DirectoryInUseError extends Error {
  override readonly name = 'DirectoryInUseError';
}

/**
 * Holds a data directory for this process: PGlite's files bear one process only. The lock is a listening socket, so it dies with its process and a
 * `kill -9` leaves nothing that a person would have to clear away. Returns the function that lets go.
 */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const path = socketPath(directory);
  const held = (await listenOn(path)) ?? (await takeOver(path));
  if (!held)
    throw new DirectoryInUseError(`Thư mục dữ liệu ${directory} đang được một tiến trình khác dùng. Hãy dừng máy chủ rồi thử lại.`);
  return () => new Promise<void>((done) => held.close(() => done()));
}

/** Socket paths are short (about 100 bytes); a long directory gets a name in the temporary directory instead. */
function socketPath(directory: string): string {
  const inside = join(resolve(directory), 'lock.sock');
  if (Buffer.byteLength(inside) < 100) return inside;
  return join(tmpdir(), `tung-ngo-${createHash('sha256').update(inside).digest('hex').slice(0, 16)}.sock`);
}

async function takeOver(path: string): Promise<Server | undefined> {
  if (await isAnswered(path)) return undefined;
  await unlink(path).catch(() => undefined);
  return listenOn(path);
}

function listenOn(path: string): Promise<Server | undefined> {
  return new Promise((done, fail) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? done(undefined) : fail(error)));
    server.listen(path, () => {
      server.unref();
      done(server);
    });
  });
}

function isAnswered(path: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });
}
