import { posix } from 'node:path';

/** One import of a source file, static, dynamic, re-export, type-only, `import('…').T`, or by address (`new URL('…', import.meta.url)`). */
export interface Import {
  readonly file: string;
  readonly room: string;
  readonly specifier: string;
  readonly typeOnly: boolean;
  readonly dynamic: boolean;
  readonly address: boolean;
  readonly target: Target;
}

export type Target =
  | { readonly kind: 'package'; readonly name: string }
  | { readonly kind: 'room'; readonly room: string; readonly path: string }
  | { readonly kind: 'asset' };

const patterns: readonly { readonly pattern: RegExp; readonly dynamic: boolean; readonly address: boolean }[] = [
  /* import x from '…' | import '…' | import type … from '…' | export … from '…' */
  { pattern: /^\s*(?:import|export)\s+(type\s+)?(?:[\w*${},\s]*?\sfrom\s*)?['"]([^'"]+)['"]/gm, dynamic: false, address: false },
  /* import('…'), as a value or in a type */
  { pattern: /(typeof\s+|[:=<|&]\s*(?=import\([^)]*\)\.\w))?\bimport\(\s*['"]([^'"]+)['"]/g, dynamic: true, address: false },
  /* new URL('…', import.meta.url): how the page names its worker */
  { pattern: /()new URL\(\s*['"]([^'"]+)['"]\s*,\s*import\.meta\.url/g, dynamic: false, address: true },
];

export function importsOf(file: string, text: string): Import[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');
  return patterns.flatMap(({ pattern, dynamic, address }) =>
    Array.from(code.matchAll(pattern), ([, type, specifier = '']) => ({
      file,
      room: file.split('/')[1] ?? '',
      specifier,
      typeOnly: type !== undefined && type !== '',
      dynamic,
      address,
      target: targetOf(file, specifier),
    })),
  );
}

function targetOf(file: string, specifier: string): Target {
  if (/\.(css|svg|woff2|json|png)(\?.*)?$/.test(specifier) && !specifier.startsWith('@')) return { kind: 'asset' };
  const path = specifier.startsWith('#') ? specifier.slice(1) : relativeTo(file, specifier);
  if (path === undefined) return { kind: 'package', name: packageName(specifier) };
  const [room = '', ...rest] = path.split('/');
  return { kind: 'room', room, path: rest.join('/').replace(/\?.*$/, '') };
}

function relativeTo(file: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  return posix.normalize(posix.join(posix.dirname(file), specifier)).replace(/^src\//, '');
}

function packageName(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
}
