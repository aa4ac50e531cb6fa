import { applyMutation, type MergedRecord } from '#domain/merge.ts';
import type { Mutation } from '#domain/mutation.ts';
import { recordKey } from './merge-sql.ts';

/** A record as far as its place is concerned: where it is, and the fields that say whose it is, with their stamps. */
export type Member = Pick<MergedRecord, 'kind' | 'id' | 'area' | 'areaStamp' | 'fields' | 'stamps'>;

/** A unit a mutation names. */
export interface NamedUnit {
  readonly id: string;
  /** The unit that took it in, or itself. */
  readonly into: string;
  readonly path: string;
  /** Nothing new may be written there, and nothing took it in. */
  readonly closed: boolean;
  /** Of the stream of the unit that takes what is written, as it was read. */
  readonly version?: string | null;
}

/**
 * The records that belong together, and what is written to them one after the other. A person, visit or task belongs to a household; consent, progress
 * and task to a person; a review to what it reviews. What belongs to nothing that is known stands for itself, as a household does.
 */
export class Family {
  private readonly members = new Map<string, Member>();
  /** Household → units the desk has put it out of: naming one of them moves nothing, for who wrote it may not have known. */
  private readonly left: ReadonlyMap<string, readonly string[]>;

  constructor(members: Iterable<Member>, left: ReadonlyMap<string, readonly string[]>) {
    for (const member of members) this.members.set(recordKey(member.kind, member.id), member);
    this.left = left;
  }

  get(kind: string, id: string): Member | undefined {
    return this.members.get(recordKey(kind, id));
  }

  /** The record with this written to it, by the merge's own rule. */
  write(mutation: Mutation): void {
    this.members.set(recordKey(mutation.kind, mutation.id), this.withWritten(mutation));
  }

  /** The home of a record as it would be with this written to it; undefined when it stands for itself. */
  homeAfter(mutation: Mutation): Member | undefined {
    const home = this.homeOf(this.withWritten(mutation));
    return home.kind === mutation.kind && home.id === mutation.id ? undefined : home;
  }

  /** The record at the top of the chain: a household, or what belongs to nothing known. */
  homeOf(member: Member): Member {
    const parent = this.parentOf(member);
    return parent ? this.homeOf(parent) : member;
  }

  /** Where a mutation of a record that stands for itself puts it. */
  destination({ kind, id }: Mutation, unit: NamedUnit): string {
    const running = this.get(kind, id)?.area;
    if (running === undefined) return unit.into;
    const left = kind === 'household' ? (this.left.get(id) ?? []) : [];
    const stays = unit.closed || left.includes(unit.id) || left.includes(unit.into);
    return stays ? running : unit.into;
  }

  private withWritten(mutation: Mutation): Member {
    return applyMutation(this.get(mutation.kind, mutation.id), mutation);
  }

  private parentOf(member: Member): Member | undefined {
    for (const [kind, id] of parentsOf(member)) {
      const parent = this.get(kind, id);
      if (parent) return parent;
    }
    return undefined;
  }
}

/** Whose a record may be, the nearest first. No chain of these has a ring: each step leads to a kind nearer the household, or to a shorter id. */
export function parentsOf({ kind, id, fields }: Pick<Member, 'kind' | 'id' | 'fields'>): readonly (readonly [kind: string, id: string])[] {
  if (kind === 'progress') return bothOf(id.split('/')[0]);
  if (kind === 'review') {
    const cut = id.indexOf('/');
    return cut < 0 ? [] : [[id.slice(0, cut), id.slice(cut + 1)]];
  }
  const { household, person } = fields;
  if (kind === 'person' || kind === 'visit') return named('household', household);
  if (kind === 'consent') return named('person', person);
  return kind === 'task' ? [...named('person', person), ...named('household', household)] : [];
}

function bothOf(subject: string | undefined): readonly (readonly [kind: string, id: string])[] {
  return [...named('person', subject), ...named('household', subject)];
}

function named(kind: string, id: unknown): readonly (readonly [kind: string, id: string])[] {
  return typeof id === 'string' && id !== '' ? [[kind, id]] : [];
}
