import { guideOperations } from '../guides/openapi-guides.ts';
import { doublesOperations, doublesSchemas } from './openapi-doubles.ts';
import { figureOperations, figureSchemas } from './openapi-figures.ts';
import { goalOperations, goalSchemas } from './goals/openapi-goals.ts';
import { importOperations, importSchemas } from './openapi-import.ts';
import { type Operation, operations } from './openapi-operations.ts';
import { placeOperations, placeSchemas } from './openapi-places.ts';
import { reportOperations, reportSchemas } from './openapi-reports.ts';
import { reviewOperations, reviewSchemas } from './openapi-review.ts';
import { teamOperations } from './teams/openapi-teams.ts';
import { planOperations, planSchemas } from './plan/openapi-plan.ts';
import { named, schemas, text } from './openapi-schemas.ts';

const everyOperation: readonly Operation[] = [
  ...operations,
  ...importOperations,
  ...placeOperations,
  ...guideOperations,
  ...reportOperations,
  ...reviewOperations,
  ...planOperations,
  ...teamOperations,
  ...figureOperations,
  ...goalOperations,
  ...doublesOperations,
];

const everySchema = {
  ...schemas,
  ...importSchemas,
  ...placeSchemas,
  ...reportSchemas,
  ...reviewSchemas,
  ...planSchemas,
  ...figureSchemas,
  ...goalSchemas,
  ...doublesSchemas,
};

const error = { 'application/json': { schema: named('Error') } };

function described(operation: Operation): object {
  const { summary, who, query, body, answer, errors, path } = operation;
  const inPath = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => ({ name, in: 'path', required: true, schema: text }));
  const inQuery = Object.entries(query ?? {}).map(([name, schema]) => ({ name, in: 'query', required: name === 'node', schema }));
  const good = answer
    ? { 200: { description: 'Done', content: { [operation.answerType ?? 'application/json']: { schema: answer } } } }
    : { 204: { description: 'Done' } };
  return {
    summary,
    security: who === 'anyone' ? [] : [{ [who]: [] }],
    parameters: [...inPath, ...inQuery],
    ...(body ? { requestBody: { content: { [operation.bodyType ?? 'application/json']: { schema: body } } } } : {}),
    responses: {
      ...good,
      ...Object.fromEntries(Object.entries(errors).map(([status, kinds]) => [status, { description: kinds, content: error }])),
    },
  };
}

function documentedPaths(): Record<string, Record<string, object>> {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of everyOperation) paths[operation.path] = { ...paths[operation.path], [operation.method]: described(operation) };
  return paths;
}

export const openApiDocument = {
  openapi: '3.1.0',
  info: {
    title: 'Từng Ngõ',
    version: '1',
    description: 'Every error is { "error": { "kind", "message", … } }: kind is stable, message is for people.',
  },
  paths: documentedPaths(),
  components: {
    schemas: everySchema,
    securitySchemes: {
      device: { type: 'http', scheme: 'bearer' },
      desk: { type: 'apiKey', in: 'cookie', name: '__Host-tung-ngo-desk', description: 'Over plain HTTP the name is tung-ngo-desk.' },
    },
  },
};
