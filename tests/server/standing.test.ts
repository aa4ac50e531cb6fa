import { composeServer } from '#server/compose-server.ts';
import { expect, test } from 'vitest';
import { inMemory } from './in-memory.ts';

test('[HTTP] an empty server stands up, says so, and answers unknown addresses with an error of the contract', async () => {
  const database = await inMemory();
  const { app, close } = await composeServer({ database, now: () => 1_800_000_000_000, random: (bytes) => crypto.getRandomValues(bytes) });
  expect((await app.request('/healthz')).status).toBe(200);
  expect((await app.request('/readyz')).status).toBe(200);
  const unknown = await app.request('/api/nothing-here');
  expect(unknown.status).toBe(404);
  expect(await unknown.json()).toMatchObject({ error: { kind: 'not-found' } });
  expect(unknown.headers.get('content-security-policy')).toContain("default-src 'none'");
  const metrics = await app.request('/metrics');
  expect(await metrics.text()).toContain('tung_ngo_http_requests_total{method="GET",route="/healthz",status="200"} 1');
  await close();
  await database.close();
});
