import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Services } from '../services.ts';
import { type ErasureLine, erasuresKnown, parseErasureList, reapplyErasures, writeErasureList } from './erasure-list.ts';

export class ErasureListError extends Error {
  override readonly name = 'ErasureListError';
}

/** What the list on the disk holds; nothing when there is none yet. A list that cannot be read is not overwritten. */
export async function readErasureList(path: string): Promise<readonly ErasureLine[]> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  });
  const lines = parseErasureList(text);
  if (!lines) throw new ErasureListError(`Danh sách đã xóa ${path} bị hỏng. Hãy lấy lại bản đúng rồi khởi động lại.`);
  return lines;
}

/** Database and list come to hold the same: erased again what a restored backup brought back, and written down what is not in the list yet. */
export async function matchErasureList(services: Services, path: string): Promise<number> {
  const listed = await readErasureList(path);
  const again = await reapplyErasures(services, listed);
  const known = await erasuresKnown(services.db);
  const all = new Map([...listed, ...known].map((line) => [line.erasure, line]));
  if (all.size > listed.length) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${path}.part`, writeErasureList([...all.values()]), { mode: 0o600 });
    await rename(`${path}.part`, path);
  }
  return again;
}

const everyMs = 60_000;

/** At the start and every minute until it is told to stop. */
export async function keepErasureList(services: Services, path: string): Promise<() => Promise<void>> {
  const again = await matchErasureList(services, path);
  if (again > 0) services.log.info('erased-again-after-restore', { erasures: again });
  let running: Promise<unknown> = Promise.resolve();
  const match = () => {
    running = running
      .then(() => matchErasureList(services, path))
      .catch((error: unknown) => services.log.error('erasure-list-broke', { error: error instanceof Error ? error.name : 'unknown' }));
  };
  const timer = setInterval(match, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
