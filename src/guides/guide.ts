import { deviceKinds } from '#domain/entities.ts';
import * as v from 'valibot';
import { recordingsSchema, wordsSchema } from './spoken-words.ts';

export type { Words } from './spoken-words.ts';

/**
 * A guide as data: how a volunteer walks one person (or household) through one digital service.
 * The same schema fits every service of the product and checks packs that arrive by sync.
 */
const id = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,62}$/));

/** How sure a fact is: `sourced` by several public pages, `single-source`, or `unverified` (general knowledge: an official's eye is still needed). */
export const certainties = ['sourced', 'single-source', 'unverified'] as const;

const factSchema = v.object({ certainty: v.picklist(certainties), source: v.pipe(v.string(), v.minLength(1)) });

const stepSchema = v.object({
  id,
  title: wordsSchema,
  /** What to do and say, one idea. */
  words: wordsSchema,
  /** Title, words and caution in one recording for each language. */
  audio: v.optional(recordingsSchema),
  /** Drawing of the step: an id of `ui/field/drawings`. */
  drawing: v.optional(id),
  /** What must not be done here (OTP, password, passcode), shown as a warning. */
  caution: v.optional(wordsSchema),
  /** Milestone reached when this step is done. */
  reaches: v.optional(id),
  /** The person has to go somewhere or wait: a day can be agreed here. */
  appointment: v.optional(v.boolean(), false),
  /** Obstacles that usually come up at this step. */
  obstacles: v.optional(v.array(id), []),
  /** Where the step's facts come from. */
  facts: v.pipe(v.array(factSchema), v.minLength(1)),
});

const obstacleSchema = v.object({
  id,
  title: wordsSchema,
  /** What to do now. */
  advice: wordsSchema,
  /** What it makes of the next visit. */
  followUp: v.picklist(['none', 'return', 'police', 'service-point']),
});

const milestoneSchema = v.object({
  id,
  title: wordsSchema,
  /** Counts in reports. */
  counts: v.boolean(),
  /** The guide's goal is reached. */
  final: v.optional(v.boolean(), false),
});

const needSchema = v.object({
  /** Has one of these devices… */
  devices: v.optional(v.array(v.picklist(deviceKinds)), []),
  /** …or stands before one of these obstacles, in whichever guide. */
  obstacles: v.optional(v.array(id), []),
});

export const guideSchema = v.object({
  id,
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Of a shipped guide in other words: the shipped version they were last held against. */
  writtenOver: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  title: wordsSchema,
  /** One sentence: what the person gets out of it. */
  summary: wordsSchema,
  /** What is heard before the first step, in a recording for each language: what it brings, and what to have at hand. */
  audio: v.optional(recordingsSchema),
  /** A bill or a connection belongs to the household. */
  subject: v.picklist(['person', 'household']),
  /** Told before any other guide, the first time with each person. */
  safety: v.optional(v.boolean(), false),
  audience: v.object({
    /** Years; below it a guardian does it. */
    fromAge: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
    devices: v.pipe(v.array(v.picklist(deviceKinds)), v.minLength(1)),
    words: v.optional(wordsSchema),
  }),
  /** For one particular need: proposed when the need is there, then ahead of what is for everybody, and otherwise not. */
  need: v.optional(needSchema),
  /** What must be reached before. */
  requires: v.optional(v.array(v.object({ guide: id, milestone: id })), []),
  /** Where one of these is reached, this guide has nothing left to give: it is not proposed, and not held against anybody. */
  coveredBy: v.optional(v.array(v.object({ guide: id, milestone: id })), []),
  /** To have at hand. */
  prepare: v.pipe(v.array(wordsSchema), v.minLength(1)),
  /** What the volunteer must never do. */
  rules: v.pipe(v.array(wordsSchema), v.minLength(1)),
  /** What the volunteer may do. */
  may: v.optional(v.array(wordsSchema), []),
  steps: v.pipe(v.array(stepSchema), v.minLength(2), v.maxLength(12)),
  obstacles: v.array(obstacleSchema),
  /** In the order in which they are reached. */
  milestones: v.pipe(v.array(milestoneSchema), v.minLength(1)),
  /** What the person does without help when they can do it alone. */
  alone: v.optional(wordsSchema),
  /** What to agree on for the next visit. */
  nextTime: v.optional(v.array(wordsSchema), []),
  /** Ids of `official-apps.ts`, for installing safely: a guide can name no other app. */
  apps: v.optional(v.array(id), []),
  /** False: content still needs an official's eye; the desk marks it so. */
  reviewed: v.boolean(),
});

export type Guide = v.InferOutput<typeof guideSchema>;
export type GuideStep = Guide['steps'][number];
export type Obstacle = Guide['obstacles'][number];
export type Milestone = Guide['milestones'][number];
