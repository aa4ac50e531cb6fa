import { knownAreas } from '#background/directory/areas.ts';
import { Directory } from '#background/directory/directory.ts';
import { Finder } from '#background/directory/finder.ts';
import { HomesList } from '#background/directory/homes-list.ts';
import type { Area } from '#domain/area.ts';
import type { MergedRecord } from '#domain/merge.ts';
import { fold } from '#domain/vietnamese-text.ts';
import type { Tablet } from '#sync/tablet.ts';
import { written } from '../written.ts';
import { Dexie, type EntityTable } from 'dexie';
import MiniSearch from 'minisearch';

/** Three ways to find people by parts of their names and lanes, in the browser. Each is given the same records and the same letters. */
export interface Engine {
  readonly name: string;
  /** Milliseconds. */
  readonly builtIn: number;
  /** How many were found; the first page is laid out as hits. */
  ask(search: string): Promise<number>;
}

export interface Given {
  readonly records: readonly MergedRecord[];
  readonly areas: readonly Area[];
}

interface Doc {
  readonly id: string;
  readonly text: string;
  readonly name: string;
}

const page = 16;
const wordsOf = (text: string) =>
  fold(text)
    .split(/[^a-z0-9']+/)
    .filter(Boolean);

async function timed(name: string, build: () => Promise<Engine['ask']> | Engine['ask']): Promise<Engine> {
  const began = performance.now();
  const ask = await build();
  return { name, builtIn: performance.now() - began, ask };
}

function finder({ records, areas }: Given): Engine['ask'] {
  const byKey = new Map(records.map((record) => [`${record.kind} ${record.id}`, { record, epoch: 1 }]));
  const tablet = { records: byKey, outbox: new Map(), meta: { device: 'none' }, identity: { areas } } as unknown as Tablet;
  const directory = new Directory(tablet);
  const own = new Finder(directory, new HomesList(directory));
  const known = knownAreas(areas, '2026-11-23');
  const find = (search: string, limit: number) => own.page(known, { search, show: 'all', offset: 0, limit });
  find('', 0);
  return async (search) => find(search, page).total;
}

function miniSearch(docs: readonly Doc[]): Engine['ask'] {
  const index = new MiniSearch<Doc>({ fields: ['text'], storeFields: ['name'], tokenize: wordsOf, processTerm: (term) => term });
  index.addAll(docs);
  return async (search) => {
    const found = index.search(search, { prefix: true, combineWith: 'AND' });
    found.slice(0, page);
    return found.length;
  };
}

type WordDoc = Doc & { readonly words: readonly string[] };

async function dexie(docs: readonly Doc[]): Promise<Engine['ask']> {
  const database = new Dexie('bench') as Dexie & { readonly docs: EntityTable<WordDoc, 'id'> };
  database.version(1).stores({ docs: 'id, *words' });
  await database.docs.bulkPut(docs.map((doc) => ({ ...doc, words: [...new Set(wordsOf(doc.text))] })));
  return async (search) => {
    const keys = await Promise.all(wordsOf(search).map((word) => database.docs.where('words').startsWith(word).primaryKeys()));
    const [first = [], ...others] = keys.map((found) => new Set(found));
    const all = [...first].filter((key) => others.every((other) => other.has(key)));
    await database.docs.bulkGet(all.slice(0, page));
    return all.length;
  };
}

function docsOf(records: readonly MergedRecord[]): readonly Doc[] {
  const homes = new Map(records.filter(({ kind }) => kind === 'household').map(({ id, fields }) => [id, fields]));
  return records
    .filter(({ kind }) => kind === 'person' || kind === 'household')
    .map(({ id, kind, fields }) => {
      const home = kind === 'person' ? homes.get(written(fields, 'household')) : fields;
      const name = written(fields, kind === 'person' ? 'name' : 'head');
      return { id, name, text: `${name} ${written(home, 'address')}` };
    });
}

/** Runs in the page; `json` holds a {@link Given}. */
async function buildEngines(json: string): Promise<readonly Engine[]> {
  const given = JSON.parse(json) as Given;
  const docs = docsOf(given.records);
  return [
    await timed('Finder', () => finder(given)),
    await timed('MiniSearch', () => miniSearch(docs)),
    await timed('Dexie multiEntry', () => dexie(docs)),
  ];
}

Object.assign(globalThis, { buildEngines });
