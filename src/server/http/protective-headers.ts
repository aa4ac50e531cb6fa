import type { MiddlewareHandler } from 'hono';
import type { ServerConfig } from '../services.ts';

const nothing = ['style-src', 'img-src', 'font-src', 'media-src', 'connect-src', 'worker-src', 'manifest-src', 'frame-src', 'object-src'];

/**
 * Scripts, styles and connections of our own origin only; nothing inline, nothing framed, no text made into code or markup (Trusted Types). Recordings
 * lie within the packs of guides, as data.
 */
export const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "media-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types default',
].join('; ');

/**
 * A worker lives under the policy its own script came with. Argon2id is WebAssembly, which only a policy that says `wasm-unsafe-eval` or is silent on
 * `script-src` lets run. So the worker that does nothing else has a policy of its own, in which everything is named instead: scripts to load are ours
 * (`script-src-elem`), text is never code (Trusted Types, without any policy that could bless it), and it reaches nothing at all.
 */
export const stretchPolicy = [
  "script-src-elem 'self'",
  ...nothing.map((directive) => `${directive} 'none'`),
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** What is no page: an answer of the API opened as a page runs and loads nothing. */
export const answerPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

const headers: Readonly<Record<string, string>> = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  /* With the one above: the page may share memory with its worker. */
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy':
    'accelerometer=(), camera=(self), clipboard-read=(), display-capture=(), geolocation=(self), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()',
};

/** A year, and this host only: what else runs under the operator's domain is theirs to decide. */
const onlyHttps = 'max-age=31536000';

/** Every answer gets them, whatever it is; one that has set a header itself keeps it. */
export function protectiveHeaders(config: Pick<ServerConfig, 'publicUrl' | 'trustsProxy'>): MiddlewareHandler {
  const isPublicHttps = config.publicUrl.startsWith('https:');
  return async (c, next) => {
    await next();
    const isApi = c.req.path.startsWith('/api/');
    const missing = (name: string) => !c.res.headers.has(name);
    if (isApi && missing('content-security-policy')) c.header('content-security-policy', answerPolicy);
    for (const [name, value] of Object.entries(headers)) if (missing(name)) c.header(name, value);
    const cameByHttps = config.trustsProxy && c.req.header('x-forwarded-proto') === 'https';
    if (isPublicHttps || cameByHttps) c.header('strict-transport-security', onlyHttps);
    if (missing('cache-control')) c.header('cache-control', 'no-store');
  };
}
