import { type DeskRight, givesRight } from '#domain/desk-rights.ts';
import type { DeskEvent, DeskSession } from '#protocol/desk-answers.ts';
import { whenFingerIsUp } from '#ui/finger.ts';
import { signal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { forgetForAway } from './away/keep-for-away.ts';
import { type DeskFailure, deskRequest } from './desk-client.ts';
import { mayBeSignedIn, noteSignedIn } from './signed-in-here.ts';

export type Presence =
  | { readonly kind: 'asking' }
  | { readonly kind: 'in'; readonly session: DeskSession }
  | { readonly kind: 'out'; readonly ended: boolean }
  | { readonly kind: 'unreachable'; readonly failure: DeskFailure };

export const presence = signal<Presence>({ kind: 'asking' });
/** Grows with every sign that something may have changed on the server. */
const news = signal(0);
/** False while the line of events is down and the browser tries anew. */
export const isLive = signal(false);
/** The node the person is looking at; screens without a node in their address go on with it. */
export const currentNode = signal('');

/** Whether one of my roles gives the right, by the table the server goes by. The server decides anyway, unit by unit. */
export function may(right: DeskRight): boolean {
  const here = presence.value;
  return here.kind === 'in' && here.session.roles.some(({ role }) => givesRight(role, right));
}

/** Coordinators and operators manage people, tablets and refused work; a team lead reads. */
export function mayManage(): boolean {
  return may('managing');
}

/** The server cannot be reached and what is shown was kept: nothing behind a number can be opened. */
export function isAway(): boolean {
  return presence.value.kind === 'unreachable';
}

export function myNodes(): readonly string[] {
  const here = presence.value;
  return here.kind === 'in' ? here.session.roles.map(({ area }) => area.id) : [];
}

export async function askWhoIAm(): Promise<void> {
  if (!mayBeSignedIn()) return leave(false);
  const answer = await deskRequest<DeskSession>('session');
  if (answer.ok) enter(answer.value);
  else if (answer.failure.kind === 'offline' || answer.failure.kind === 'unexpected')
    presence.value = { kind: 'unreachable', failure: answer.failure };
  else leave(false);
}

/** Nothing of the desk stays in this browser. */
function leave(ended: boolean): void {
  presence.value = { kind: 'out', ended };
  noteSignedIn(false);
  void forgetForAway();
}

export function enter(session: DeskSession): void {
  currentNode.value = session.home;
  presence.value = { kind: 'in', session };
  noteSignedIn(true);
}

export async function signOut(): Promise<void> {
  await deskRequest('session', { method: 'DELETE' });
  leave(false);
}

/** Listens to the server's events while the component lives. A line that came back may have missed some, so it counts as news. */
export function useEventLine(): void {
  useEffect(() => {
    const line = new EventSource('/api/desk/events');
    let broken = false;
    line.addEventListener('changed', (event: MessageEvent<string>) => {
      const told = JSON.parse(event.data) as DeskEvent;
      if (told.areas.length > 0) news.value += 1;
    });
    line.addEventListener('open', () => {
      isLive.value = true;
      if (broken) news.value += 1;
      broken = false;
    });
    line.addEventListener('error', () => {
      isLive.value = false;
      broken = true;
      if (line.readyState === EventSource.CLOSED) void askWhoIAm();
    });
    return () => {
      line.close();
      isLive.value = false;
    };
  }, []);
}

export interface Read<Value> {
  /** The last good answer for this address, also while a newer one is on its way. */
  readonly value?: Value | undefined;
  readonly failure?: DeskFailure | undefined;
  readonly reread: () => void;
}

interface Held<Value> {
  readonly of: string;
  readonly value?: Value | undefined;
  readonly failure?: DeskFailure | undefined;
}

/** Reads an address of the desk (none, nothing), and again whenever the server tells of a change: one request at a time, the newest answer wins. */
export function useDesk<Value>(path: string | undefined, init?: RequestInit): Read<Value> {
  const key = `${path ?? ''} ${typeof init?.body === 'string' ? init.body : ''}`;
  const [held, setHeld] = useState<Held<Value>>({ of: key });
  const [asked, setAsked] = useState(0);
  const running = useRef<{ key: string; again: boolean } | undefined>(undefined);
  const told = news.value;
  useEffect(() => {
    if (path === undefined) return;
    if (running.current?.key === key) {
      running.current.again = true;
      return;
    }
    const mine = { key, again: false };
    running.current = mine;
    const read = async (): Promise<void> => {
      const answer = await deskRequest<Value>(path, init);
      if (running.current !== mine) return;
      if (!answer.ok && answer.failure.kind === 'not-signed-in') leave(true);
      whenFingerIsUp(() =>
        setHeld((before) =>
          answer.ok
            ? { of: key, value: answer.value }
            : { of: key, value: before.of === key ? before.value : undefined, failure: answer.failure },
        ),
      );
      if (mine.again) {
        mine.again = false;
        return read();
      }
      running.current = undefined;
    };
    void read();
  }, [key, told, asked]);
  const reread = () => setAsked((count) => count + 1);
  return held.of === key ? { value: held.value, failure: held.failure, reread } : { reread };
}
