import { resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'vite';
import { peersFolder } from './install-peers.ts';

interface Chunk {
  readonly fileName: string;
  readonly code: string;
}

/** A page's JavaScript as Vite builds it for production, with the target of our own app. */
export async function bundlePage(entry: string, how: 'es' | 'iife' = 'es'): Promise<readonly Chunk[]> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    root: peersFolder,
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: resolve(peersFolder, 'page', entry), output: { format: how } },
    },
  });
  if (!('output' in built)) throw new Error(`${entry} was not built`);
  return built.output.flatMap((piece) => (piece.type === 'chunk' ? [piece] : []));
}

/** Bytes as size-limit counts them: brotli at its best, file by file. */
export function brotliBytes(code: string | Buffer): number {
  return brotliCompressSync(code, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).byteLength;
}
