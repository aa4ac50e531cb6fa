import { newUuid, type RandomBytes } from '#domain/ids.ts';
import { done, failed, type Result } from '#domain/result.ts';
import * as v from 'valibot';
import type { Database } from '../database/transaction.ts';
import { insertAreas, type NewArea } from './area-tree.ts';

export interface VillageLine {
  /** "Đồng Bưởi", with or without its type word. */
  readonly name: string;
  /** thôn, bản, ấp, buôn, khu phố, tổ dân phố … */
  readonly kind: string;
  /** Official five-digit code of the commune. */
  readonly commune: string;
}

const field = v.pipe(
  v.string(),
  v.transform((text) => text.normalize('NFC').trim().replaceAll(/\s+/g, ' ')),
  v.minLength(1),
  v.maxLength(120),
);
const lineSchema = v.object({ name: field, kind: field, commune: v.pipe(field, v.regex(/^\d{5}$/)) });

/** Reads CSV (`name,kind,commune`, one village per line, a heading line is skipped) or a JSON list of the same. Failure `line-invalid` names the line. */
export function parseVillages(text: string): Result<readonly VillageLine[]> {
  const raw = text.trimStart().startsWith('[') ? fromJson(text) : fromCsv(text);
  if (!raw) return failed({ kind: 'line-invalid', detail: '1' });
  const lines: VillageLine[] = [];
  for (const [i, item] of raw.entries()) {
    const checked = v.safeParse(lineSchema, item);
    if (!checked.success) {
      if (i === 0 && !/\d{5}/.test(JSON.stringify(item))) continue;
      return failed({ kind: 'line-invalid', detail: String(i + 1) });
    }
    lines.push(checked.output);
  }
  return lines.length > 0 ? done(lines) : failed({ kind: 'line-invalid', detail: '1' });
}

function fromJson(text: string): readonly unknown[] | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function fromCsv(text: string): readonly unknown[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [name, kind, commune] = csvFields(line);
      return { name, kind, commune };
    });
}

/** RFC 4180 fields of one line; a doubled quote inside quotes is a quote. */
function csvFields(line: string): readonly string[] {
  const fields = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return Array.from(fields, ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
}

export interface ImportedVillages {
  readonly added: number;
  readonly known: number;
  /** Commune codes no area has. */
  readonly unknownCommunes: readonly string[];
}

/** Adds the villages that are not there yet; a village is known by its commune and full name. */
export async function importVillages(
  { db, now, random }: { readonly db: Database; readonly now: () => number; readonly random: RandomBytes },
  lines: readonly VillageLine[],
): Promise<Result<ImportedVillages>> {
  const communes = await db.selectFrom('areas').where('kind', '=', 'commune').select(['id', 'code']).execute();
  const byCode = new Map(communes.map(({ id, code }) => [code, id]));
  const present = await db.selectFrom('areas').where('kind', '=', 'village').select(['parent', 'name']).execute();
  const seen = new Set(present.map(({ parent, name }) => `${parent}/${name.toLowerCase()}`));
  const validFrom = new Date(now()).toISOString().slice(0, 10);
  const fresh: NewArea[] = [];
  const unknown = new Set<string>();
  let known = 0;
  for (const line of lines) {
    const parent = byCode.get(line.commune);
    if (parent === undefined) {
      unknown.add(line.commune);
      continue;
    }
    const name = fullName(line);
    const key = `${parent}/${name.toLowerCase()}`;
    if (seen.has(key)) known += 1;
    else fresh.push({ id: newUuid(now(), random), parent, kind: 'village', name, validFrom });
    seen.add(key);
  }
  const inserted = await insertAreas(db, fresh);
  return inserted.ok ? done({ added: inserted.value.added, known, unknownCommunes: [...unknown] }) : inserted;
}

function fullName({ name, kind }: VillageLine): string {
  if (name.toLowerCase().startsWith(`${kind.toLowerCase()} `)) return name;
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${name}`;
}
