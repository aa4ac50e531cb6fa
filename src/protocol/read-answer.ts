import * as v from 'valibot';
import {
  type Changes,
  changesSchema,
  type Enrolled,
  enrolledSchema,
  errorAnswerSchema,
  type ErrorAnswer,
  type Shipped,
  shippedSchema,
  type Synchronised,
  synchronisedSchema,
} from './answers.ts';

/** Turns a parsed answer into its type, or undefined when it is not what our server says (a captive portal, a proxy's page). */
export type ReadAnswer<Answer> = (json: unknown) => Answer | undefined;

const reader =
  <Answer>(schema: v.GenericSchema): ReadAnswer<Answer> =>
  (json) => {
    const checked = v.safeParse(schema, json);
    return checked.success ? (checked.output as Answer) : undefined;
  };

export const readEnrolled = reader<Enrolled>(enrolledSchema);
export const readShipped = reader<Shipped>(shippedSchema);
export const readChanges = reader<Changes>(changesSchema);
export const readSynchronised = reader<Synchronised>(synchronisedSchema);
export const readError = reader<ErrorAnswer>(errorAnswerSchema);
