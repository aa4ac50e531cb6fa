import { beforeAll, expect, test } from 'vitest';
import { aFieldServer, type FieldServer } from './field-server.ts';

interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, { summary: string; responses: Record<string, unknown> }>>;
  readonly components: { readonly schemas: Record<string, unknown> };
}

let server: FieldServer;
let document: Document;
beforeAll(async () => {
  server = await aFieldServer();
  document = (await (await server.app.request('/api/openapi.json')).json()) as Document;
});

test('[HTTP] the OpenAPI file tells of every route the server has below /api, and of no other', () => {
  const routes = server.app.routes.filter((route) => route.path.startsWith('/api/') && route.method !== 'ALL');
  const real = new Set(routes.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`));
  const told = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(real.size).toBeGreaterThan(20);
  expect(told.toSorted()).toEqual([...real].toSorted());
});

test('[HTTP] every schema the OpenAPI file refers to is in it, and every schema in it is referred to', () => {
  const text = JSON.stringify(document);
  const referred = new Set(Array.from(text.matchAll(/"#\/components\/schemas\/(\w+)"/g), ([, name]) => name ?? ''));
  expect(referred.size).toBeGreaterThan(15);
  expect([...referred].sort()).toEqual(Object.keys(document.components.schemas).sort());
});
