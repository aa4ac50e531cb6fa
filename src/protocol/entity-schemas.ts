import type * as domain from '#domain/entities.ts';
import { deviceKinds, internetKinds, reviewStates, sexes, visitOutcomes } from '#domain/entities.ts';
import * as v from 'valibot';

/** Checks for the known fields of each kind. Unknown fields pass untouched: a newer app may write them, and they are handed on. */
const cleared = <Schema extends v.GenericSchema>(schema: Schema) => v.optional(v.nullable(schema));
const text = (longest: number) => cleared(v.pipe(v.string(), v.maxLength(longest)));
const uuid = cleared(v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}$/)));
const isoDate = cleared(v.pipe(v.string(), v.isoDate()));
const isoTime = cleared(v.pipe(v.string(), v.isoTimestamp()));
const wholeNumber = (most: number) => cleared(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most)));

const removed = cleared(v.union([v.boolean(), v.pipe(v.string(), v.maxLength(64))]));

const location = v.object({
  lat: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
  lng: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
  accuracy: v.optional(v.pipe(v.number(), v.minValue(0))),
});

export const householdSchema = v.looseObject({
  head: text(200),
  address: text(500),
  phone: text(20),
  size: wholeNumber(200),
  location: cleared(location),
  internet: cleared(v.picklist(internetKinds)),
  note: text(4000),
  removed,
}) satisfies v.GenericSchema<unknown, domain.Household>;

export const personSchema = v.looseObject({
  household: uuid,
  name: text(200),
  birth: cleared(v.pipe(v.string(), v.regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/))),
  sex: cleared(v.picklist(sexes)),
  personalId: cleared(v.pipe(v.string(), v.regex(/^\d{12}$/))),
  phone: text(20),
  device: cleared(v.picklist(deviceKinds)),
  relation: text(64),
  language: text(35),
  note: text(4000),
  removed,
}) satisfies v.GenericSchema<unknown, domain.Person>;

export const consentSchema = v.looseObject({
  person: uuid,
  purposes: cleared(v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.maxLength(20))),
  notice: cleared(v.object({ version: v.pipe(v.string(), v.maxLength(64)), hash: v.pipe(v.string(), v.maxLength(128)) })),
  language: text(35),
  method: text(64),
  representative: text(300),
  givenAt: isoTime,
  withdrawnAt: isoTime,
  guidanceWithdrawnAt: isoTime,
  reportingWithdrawnAt: isoTime,
  typedName: text(200),
  witness: text(300),
  signature: text(4000),
}) satisfies v.GenericSchema<unknown, domain.Consent>;

export const visitSchema = v.looseObject({
  household: uuid,
  at: isoTime,
  minutes: wholeNumber(1440),
  outcome: cleared(v.picklist(visitOutcomes)),
  returnOn: isoDate,
  present: cleared(v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.maxLength(200))),
  note: text(4000),
  removed,
}) satisfies v.GenericSchema<unknown, domain.Visit>;

export const progressSchema = v.looseObject({
  milestone: text(64),
  step: text(64),
  obstacle: text(64),
  appointmentOn: isoDate,
  independent: cleared(v.boolean()),
  declined: cleared(v.boolean()),
  version: wholeNumber(1_000_000),
}) satisfies v.GenericSchema<unknown, domain.Progress>;

export const taskSchema = v.looseObject({
  household: uuid,
  person: uuid,
  what: text(1000),
  dueOn: isoDate,
  doneAt: isoTime,
  assignee: uuid,
  campaign: uuid,
  removed,
}) satisfies v.GenericSchema<unknown, domain.Task>;

export const reviewSchema = v.looseObject({
  state: cleared(v.picklist(reviewStates)),
  comment: text(4000),
  field: text(64),
  answer: text(4000),
}) satisfies v.GenericSchema<unknown, domain.Review>;

export const requestSchema = v.looseObject({
  person: uuid,
  right: text(64),
  askedBy: text(64),
  asker: text(300),
  checked: text(64),
  words: text(2000),
  at: isoTime,
}) satisfies v.GenericSchema<unknown, domain.RightRequest>;

const schemas = {
  household: householdSchema,
  person: personSchema,
  consent: consentSchema,
  visit: visitSchema,
  progress: progressSchema,
  task: taskSchema,
  review: reviewSchema,
  request: requestSchema,
} satisfies { [Kind in domain.EntityKind]: v.GenericSchema<unknown, domain.EntityFields[Kind]> };

/** The first known field of `kind` whose value has the wrong type, or undefined when all fit. Kinds we do not know always fit. */
export function misfitField(kind: string, set: Readonly<Record<string, unknown>>): string | undefined {
  const schema = Object.hasOwn(schemas, kind) ? schemas[kind as domain.EntityKind] : undefined;
  if (!schema) return undefined;
  const checked = v.safeParse(schema, set, { abortEarly: true });
  if (checked.success) return undefined;
  const key = checked.issues[0].path?.[0]?.key;
  return typeof key === 'string' ? key : kind;
}
