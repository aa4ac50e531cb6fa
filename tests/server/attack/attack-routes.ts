import { openApiDocument } from '#server/desk/openapi.ts';

type Schema = Readonly<Record<string, unknown>>;

/** A route as the contract's own document tells of it: a new route joins every table here by being documented, which another test demands. */
export interface AttackRoute {
  readonly method: string;
  /** `/api/desk/areas/{id}` */
  readonly template: string;
  readonly who: 'anyone' | 'device' | 'desk';
  readonly query: readonly string[];
  readonly body?: Schema | undefined;
  readonly isJson: boolean;
}

interface Documented {
  readonly security: readonly Record<string, unknown>[];
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

export const attackRoutes: readonly AttackRoute[] = Object.entries(openApiDocument.paths).flatMap(([template, methods]) =>
  Object.entries(methods).map(([method, told]) => {
    const { security, parameters, requestBody } = told as Documented;
    const [type, content] = Object.entries(requestBody?.content ?? {})[0] ?? [];
    const who = security.some((one) => 'desk' in one) ? 'desk' : security.some((one) => 'device' in one) ? 'device' : 'anyone';
    return {
      method: method.toUpperCase(),
      template,
      who,
      query: parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name),
      body: content?.schema,
      isJson: type === 'application/json',
    } satisfies AttackRoute;
  }),
);

export const routeName = ({ method, template }: AttackRoute) => `${method} ${template}`;

/** The path with its parameters filled, by what stands before each: `areas/{id}` wants the id of an area. */
export function pathOf({ template }: AttackRoute, valueFor: (before: string, name: string) => string): string {
  return template.replaceAll(/([^/]+)\/\{(\w+)\}|\{(\w+)\}/g, (_, before?: string, name?: string, alone?: string) =>
    before === undefined ? valueFor('', alone ?? '') : `${before}/${valueFor(before, name ?? '')}`,
  );
}

/** Something that fits a schema of the document; texts are told by the name of their field. */
export function sampleOf(schema: Schema | undefined, textFor: (field: string) => string, field = ''): unknown {
  if (!schema) return undefined;
  if (typeof schema['$ref'] === 'string') return sampleOf(schemaNamed(schema['$ref']), textFor, field);
  if (Array.isArray(schema['enum'])) return (schema['enum'] as unknown[])[0];
  const type = Array.isArray(schema['type']) ? (schema['type'] as unknown[])[0] : schema['type'];
  if (type === 'integer' || type === 'number') return 1;
  if (type === 'boolean') return true;
  if (type === 'array') return schema['items'] ? [sampleOf(schema['items'] as Schema, textFor, field)] : [];
  if (type === 'object' || schema['properties']) {
    const properties = Object.entries((schema['properties'] ?? {}) as Record<string, Schema>);
    return Object.fromEntries(properties.map(([name, inner]) => [name, sampleOf(inner, textFor, name)]));
  }
  return schema['format'] === 'date' ? '2027-01-31' : schema['format'] === 'date-time' ? '2027-01-31T00:00:00.000Z' : textFor(field);
}

function schemaNamed(reference: string): Schema | undefined {
  const schemas: Readonly<Record<string, Schema>> = openApiDocument.components.schemas;
  return schemas[reference.split('/').at(-1) ?? ''];
}

/** The value with one of its leaves replaced, once for each leaf, by each of `others`. */
export function* spoiledOf(value: unknown, others: readonly unknown[]): Iterable<unknown> {
  if (Array.isArray(value)) {
    yield* others;
    for (const [at, inner] of value.entries()) for (const spoiled of spoiledOf(inner, others)) yield value.with(at, spoiled);
  } else if (value !== null && typeof value === 'object') {
    for (const [name, inner] of Object.entries(value)) for (const spoiled of spoiledOf(inner, others)) yield { ...value, [name]: spoiled };
  } else yield* others;
}
