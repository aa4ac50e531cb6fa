import type { MiddlewareHandler } from 'hono';
import { errorAnswer } from './errors.ts';

// oxlint-disable-next-line no-control-regex -- they are what is looked for
const control = /[\0-\u001F\u007F]/;

/** An address of the API that is no text, or holds what no id and no word can hold, is answered before any route sees it. */
export const soundAddress: MiddlewareHandler = async (c, next) => {
  const { pathname, search } = new URL(c.req.url);
  return isSound(pathname) && isSound(search) ? next() : errorAnswer(c, 'request-invalid', { detail: 'address' });
};

function isSound(part: string): boolean {
  try {
    return !control.test(decodeURIComponent(part));
  } catch {
    return false;
  }
}
