import { sexes } from '#domain/entities.ts';
import * as v from 'valibot';

/** People in one request of a list, and in one household of it. A household is never cut. */
export const importedPeople = 500;
export const importedHousehold = 100;

const text = (longest: number) => v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longest)));

const personSchema = v.object({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  birth: v.optional(v.pipe(v.string(), v.regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/))),
  sex: v.optional(v.picklist(sexes)),
  personalId: v.optional(v.pipe(v.string(), v.regex(/^\d{12}$/))),
  phone: v.optional(v.pipe(v.string(), v.regex(/^\d{10,11}$/))),
  relation: text(64),
});

const householdSchema = v.object({
  village: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  head: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  code: text(60),
  address: text(500),
  people: v.pipe(v.array(personSchema), v.maxLength(importedHousehold)),
});

/**
 * `POST /api/desk/import`: a part of a list. `dryRun` only says what would happen. `update` also writes over values that the records already hold and
 * that differ; without it they are only reported.
 */
export const importRequest = v.object({
  dryRun: v.boolean(),
  update: v.optional(v.boolean(), false),
  households: v.pipe(
    v.array(householdSchema),
    v.minLength(1),
    v.maxLength(importedPeople),
    v.check((homes) => homes.reduce((people, home) => people + home.people.length, 0) <= importedPeople),
  ),
});

export type ImportedPerson = v.InferOutput<typeof personSchema>;
export type ImportedHome = v.InferOutput<typeof householdSchema>;
export type ImportRequest = v.InferOutput<typeof importRequest>;

/** What becomes of a household or person of the list. `refused` says why in `reason`. */
export const importOutcomes = ['create', 'update', 'same', 'refused'] as const;
export type ImportOutcome = (typeof importOutcomes)[number];

/**
 * `elsewhere`: the person or household is already recorded in another village of my scope. `removed`: somebody removed it from the records. `ambiguous`:
 * several households in the records may be this one. `area-closed`: the village no longer exists.
 */
export const importRefusals = ['elsewhere', 'removed', 'ambiguous', 'area-closed'] as const;
export type ImportRefusal = (typeof importRefusals)[number];

export interface ImportedRecord {
  readonly outcome: ImportOutcome;
  /** Present unless refused. */
  readonly id?: string | undefined;
  readonly reason?: ImportRefusal | undefined;
  /** Fields whose value in the records is another one and stays. */
  readonly differs?: readonly string[] | undefined;
}

export interface ImportAnswer {
  /** One for each household, in the order of the request; its people likewise. */
  readonly homes: readonly (ImportedRecord & { readonly people: readonly ImportedRecord[] })[];
  /** Mutations written; in a dry run, how many would be. */
  readonly written: number;
}

/** `GET /api/desk/import/places?node=…`: the villages a list may be for, with the communes and provinces around them. */
export interface ImportPlaces {
  readonly node: { readonly id: string; readonly name: string };
  /** Official codes of the provinces the node lies in or holds. */
  readonly provinces: readonly string[];
  readonly communes: readonly {
    readonly id: string;
    readonly name: string;
    readonly code?: string | undefined;
    readonly aliases?: readonly string[] | undefined;
  }[];
  readonly villages: readonly {
    readonly id: string;
    readonly name: string;
    readonly commune: string;
    readonly aliases?: readonly string[] | undefined;
  }[];
}
