import type { MergedRecord } from '#domain/merge.ts';
import { carried, type Merge, type Stamped } from '#domain/merged-records.ts';
import { referencesAfter } from '#domain/merged-references.ts';
import type { Change } from '#domain/mutation.ts';
import { serverDevice } from '../records/server-device.ts';

/** A merge that stands, with where its winner is. */
export interface Link extends Merge {
  readonly merge: string;
  readonly area: string;
  /** The winner's home, when it is a person. */
  readonly home: string | null;
}

/** What the server writes because of a merge. */
export interface Carried extends Change {
  readonly merge: string;
  /** The stamp it was first written under; a new one where there is none. */
  readonly at?: string | undefined;
}

/** Writes to losing records, carried on merge by merge along the chain (SY25). */
export function carriedAlong(writes: readonly Stamped[], links: readonly Link[]): readonly (Carried & Stamped)[] {
  const all: (Carried & Stamped)[] = [];
  let front: readonly Stamped[] = writes;
  for (let step = 0; step < links.length && front.length > 0; step += 1) {
    const next = front.flatMap((write) =>
      links.flatMap((link) => {
        const goes = carried(write, link);
        return goes ? [{ ...goes, merge: link.merge, area: link.area }] : [];
      }),
    );
    all.push(...next);
    front = next;
  }
  return all;
}

type Held = Pick<MergedRecord, 'kind' | 'id' | 'fields' | 'stamps'>;

/** Records that name a losing record, written anew step by step along the chain (SY24). */
export function pointedAlong(records: readonly Held[], links: readonly Link[]): readonly Carried[] {
  return records.filter((record) => !isAboutNumbers(record)).flatMap((record) => stepsOf(record, links));
}

function stepsOf({ kind, id, fields: held }: Held, links: readonly Link[]): readonly Carried[] {
  const steps: Carried[] = [];
  const fields = { ...held };
  for (let link = nextLink(kind, fields, links); link && steps.length < links.length; link = nextLink(kind, fields, links)) {
    const named = referencesAfter(kind, fields, link);
    const home = kind === 'task' && link.kind === 'person' && typeof fields['household'] === 'string' ? link.home : null;
    const set = home === null ? named : { ...named, household: home };
    steps.push({ merge: link.merge, kind, id, area: link.area, set });
    Object.assign(fields, set);
  }
  return steps;
}

function nextLink(kind: string, fields: Held['fields'], links: readonly Link[]): Link | undefined {
  return links.find((link) => Object.keys(referencesAfter(kind, fields, link)).length > 0);
}

/** The server's own tasks say which two records have one number. */
export function isAboutNumbers({ kind, stamps }: Pick<Held, 'kind' | 'stamps'>): boolean {
  return kind === 'task' && (stamps['what'] ?? '').endsWith(serverDevice);
}
