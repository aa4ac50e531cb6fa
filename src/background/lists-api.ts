import type { Progress } from '#domain/entities.ts';

/** The lists and look-ups a screen may ask for; part of `device-api.ts`, which hands these types on. */
export interface HomesQuery {
  /** Any part of a head's or person's name, with or without marks, or the last digits of a number. */
  readonly search: string;
  readonly area?: string | undefined;
  readonly show: 'all' | 'not-visited' | 'come-back' | 'mine';
  /** By the head's name, or as one walks: lane by lane, door by door. */
  readonly order?: 'name' | 'walk' | undefined;
  readonly offset: number;
  readonly limit: number;
}

export interface FindQuery {
  /** Any part of a name in any word order, with or without marks; a lane; or the last digits of a number or phone. */
  readonly search: string;
  readonly area?: string | undefined;
  readonly show: HomesQuery['show'];
  readonly offset: number;
  readonly limit: number;
}

/** Where the answer is left as well, see `AnswerBoard`. */
export interface OnBoard {
  readonly memory: SharedArrayBuffer;
  readonly question: number;
}

/** A person or a home that was found. People who share a name are told apart by birth year, head and the last three digits. */
export interface FindHit {
  readonly kind: 'home' | 'person';
  readonly household: string;
  /** For a person. */
  readonly person?: string | undefined;
  /** The person's name, or the head's. */
  readonly name: string;
  readonly birthYear?: number | undefined;
  /** Of the personal number. */
  readonly lastDigits?: string | undefined;
  readonly head: string;
  readonly address: string;
  readonly areaName: string;
  readonly unsent: boolean;
}

export interface FindPage {
  readonly total: number;
  readonly hits: readonly FindHit[];
}

export interface KnownQuery {
  /** As typed so far; what is missing or too short to mean anything is left out of the comparison. */
  readonly personalId?: string | undefined;
  readonly name?: string | undefined;
  /** As stored: `yyyy`, `yyyy-mm` or `yyyy-mm-dd`. */
  readonly birth?: string | undefined;
  /** Where the person is being registered: a name without any birth speaks only for somebody of the same village. */
  readonly area?: string | undefined;
  /** A record that is being edited: never matches itself. */
  readonly except?: string | undefined;
}

/** Why it may be the same: the same number (sure, unless one is a slip), or a name and birth that agree as far as they are known. */
export type KnownReason = 'same-number' | 'same-name-and-birth' | 'similar-name-and-birth';

export interface KnownMatch {
  readonly reason: KnownReason;
  readonly person: string;
  readonly household?: string | undefined;
  readonly name: string;
  readonly birth?: string | undefined;
  /** Of the personal number. */
  readonly lastDigits?: string | undefined;
  readonly head: string;
  readonly areaName: string;
}

export interface HomeRow {
  readonly id: string;
  readonly area: string;
  readonly areaName: string;
  readonly head: string;
  readonly address: string;
  readonly people: number;
  readonly lastVisit?: { readonly at: string; readonly outcome: string } | undefined;
  readonly returnOn?: string | undefined;
  /** Names of people who matched the search, when it was not the head. */
  readonly matched: readonly string[];
  readonly unsent: boolean;
}

export interface HomesPage {
  readonly total: number;
  readonly rows: readonly HomeRow[];
}

/** Somebody who can be at a group session. */
export interface GroupPerson {
  readonly id: string;
  readonly area: string;
  readonly name: string;
  readonly birthYear?: number | undefined;
  /** Of the personal number. */
  readonly lastDigits?: string | undefined;
  readonly head: string;
  /** A standing consent lets what was done be written down. */
  readonly mayRecord: boolean;
  /** Guide id → progress. */
  readonly progress: Readonly<Record<string, Progress>>;
}
