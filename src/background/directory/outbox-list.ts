import { parseStamp } from '#domain/hybrid-clock.ts';
import type { Outbox, OutboxRow, SendingState } from '../device-api.ts';
import type { OutboxEntry } from '#sync/tablet.ts';
import { counts } from '#sync/synchronise.ts';
import { type Directory, isEmptied, type View } from './directory.ts';
import { text } from './record-views.ts';

const mostRows = 500;

export function outboxOf(directory: Directory, sending: SendingState): Outbox {
  const { tablet } = directory;
  const entries = tablet.entries().reverse();
  const refused = entries.filter(({ standing }) => standing === 'refused');
  const rest = entries.filter(({ standing }) => standing !== 'refused');
  const { authored, received } = counts(tablet);
  return {
    authored,
    received,
    waiting: entries.filter(({ standing }) => standing === 'waiting').length,
    refused: refused.length,
    confirmedAt: tablet.meta.confirmedAt,
    sending,
    rows: [...refused, ...rest]
      .filter(({ mutation }) => !isEmptied(mutation))
      .slice(0, mostRows)
      .map((entry) => rowOf(directory, entry)),
  };
}

function rowOf(directory: Directory, { mutation, standing, reason }: OutboxEntry): OutboxRow {
  const { n, kind, id, at, set } = mutation;
  const { household, person } = placeOf(directory, kind, id);
  return {
    n,
    kind,
    id,
    title: text(person, 'name') || text(household, 'head'),
    household: household?.record.id,
    person: person?.record.id,
    fields: Object.keys(set),
    writtenAt: parseStamp(at)?.ms ?? 0,
    standing,
    reason,
  };
}

interface Place {
  readonly household?: View | undefined;
  readonly person?: View | undefined;
}

/** Whose record it is. A review or progress record names its subject in its id. */
function placeOf(directory: Directory, kind: string, id: string): Place {
  const [first = '', second = ''] = id.split('/');
  if (kind === 'review') return placeOf(directory, first, second);
  if (kind === 'household') return { household: directory.view('household', id) };
  if (kind === 'person') return withHousehold(directory, directory.view('person', id));
  if (kind === 'progress') {
    const person = directory.view('person', first);
    return person ? withHousehold(directory, person) : { household: directory.view('household', first) };
  }
  if (kind !== 'consent' && kind !== 'visit' && kind !== 'task' && kind !== 'request') return {};
  const record = directory.view(kind, id);
  const person = text(record, 'person');
  if (person !== '') return withHousehold(directory, directory.view('person', person));
  return { household: directory.view('household', text(record, 'household')) };
}

function withHousehold(directory: Directory, person: View | undefined): Place {
  return { person, household: person && directory.view('household', text(person, 'household')) };
}
