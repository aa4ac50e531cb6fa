import type { Role } from '#domain/area.ts';
import { createAccount } from '#server/accounts/create-account.ts';
import type { FieldServer } from './field-server.ts';

export const goodPassword = 'lúa chín ngoài đồng';
const origin = 'http://localhost';

interface Answer {
  readonly status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests read answers as another program would, without our types
  readonly body: any;
  readonly headers: Headers;
}

/** Somebody at the desk with a browser: keeps the cookie, says where the page came from. */
export class DeskVisitor {
  private readonly server: FieldServer;
  cookie = '';

  constructor(server: FieldServer) {
    this.server = server;
  }

  raw(method: string, path: string, init: RequestInit = {}): Response | Promise<Response> {
    const headers = new Headers(init.headers);
    if (!headers.has('origin')) headers.set('origin', origin);
    if (this.cookie) headers.set('cookie', this.cookie);
    return this.server.app.request(`${origin}/api/desk/${path}`, { ...init, method, headers });
  }

  async ask(method: string, path: string, body?: unknown): Promise<Answer> {
    const init =
      body === undefined
        ? {}
        : {
            headers: { 'content-type': 'application/json' },
            body: body instanceof Uint8Array ? Uint8Array.from(body) : JSON.stringify(body),
          };
    const answer = await answerOf(await this.raw(method, path, init));
    this.keepCookie(answer.headers);
    return answer;
  }

  get(path: string): Promise<Answer> {
    return this.ask('GET', path);
  }

  post(path: string, body: unknown): Promise<Answer> {
    return this.ask('POST', path, body);
  }

  async signIn(name: string, password = goodPassword): Promise<Answer> {
    return this.post('session', { signIn: name, password });
  }

  /** As a browser does: the latest one given, none once it was taken away. */
  private keepCookie(headers: Headers): void {
    const set = headers.getSetCookie().at(-1);
    if (set) this.cookie = /Max-Age=0/i.test(set) ? '' : (set.split(';')[0] ?? '');
  }
}

async function answerOf(answer: Response): Promise<Answer> {
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text };
}

/** An account with one role, signed in. */
export async function atTheDesk(
  server: FieldServer,
  signIn: string,
  area: string,
  role: Role = 'coordinator',
): Promise<DeskVisitor & { member: string }> {
  const account = await createAccount(server.services, {
    name: `Người ${signIn}`,
    signIn,
    password: goodPassword,
    roles: [{ area, role }],
  });
  if (!account.ok) throw new Error(account.failure.kind);
  const visitor = new DeskVisitor(server);
  const answer = await visitor.signIn(signIn);
  if (answer.status !== 200) throw new Error(`sign-in answered ${answer.status}`);
  return Object.assign(visitor, { member: account.value.member });
}
