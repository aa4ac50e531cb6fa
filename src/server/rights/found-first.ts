import type { Result } from '#domain/result.ts';
import type { Context } from 'hono';
import type * as v from 'valibot';
import { answerFailure } from '../desk/desk-errors.ts';
import { requestBody } from '../desk/desk-requests.ts';
import type { DeskEnv } from '../desk/desk-session.ts';
import type { DeskMember, ScopedArea, ScopedRecord } from '../desk/scope.ts';

export type Asking = Context<DeskEnv, '/:id'>;
/** What is asked about comes out of the scope before the body is looked at. */
export type Finding<Found> = (context: Asking) => Promise<Result<Found>>;

export const unit: Finding<ScopedArea> = (context) => context.get('scope').area(context.req.param('id'));
export const person: Finding<ScopedRecord> = (context) => context.get('scope').record('person', context.req.param('id'));
export const by = (context: Asking): DeskMember => context.get('scope').member;

export const showing =
  <Found>(find: Finding<Found>, make: (found: Found, context: Asking) => Promise<object>) =>
  async (context: Asking): Promise<Response> => {
    const found = await find(context);
    return found.ok ? context.json(await make(found.value, context)) : answerFailure(context, found.failure);
  };

export const doing =
  <Found, Schema extends v.GenericSchema>(
    find: Finding<Found>,
    schema: Schema,
    work: (found: Found, body: v.InferOutput<Schema>, context: Asking) => Promise<Result<object>>,
  ) =>
  async (context: Asking): Promise<Response> => {
    const found = await find(context);
    if (!found.ok) return answerFailure(context, found.failure);
    const body = await requestBody(context, schema);
    const outcome = body.ok ? await work(found.value, body.value, context) : body;
    return outcome.ok ? context.json(outcome.value) : answerFailure(context, outcome.failure);
  };
