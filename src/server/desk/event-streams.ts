import type { DeskEvent } from '#protocol/desk-answers.ts';
import { isSessionLive } from '../accounts/desk-sessions.ts';
import type { Services } from '../services.ts';
import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Scope } from './scope.ts';

interface Pace {
  /** A sign of life, so that proxies keep the line open and a session that ended elsewhere is noticed. Milliseconds. */
  readonly heartbeat: number;
  /** Bursts of one busy moment become one event. Milliseconds. */
  readonly gathering: number;
}

const usualPace: Pace = { heartbeat: 20_000, gathering: 300 };

export interface EventStreams {
  open(context: Context, scope: Scope, session: string): Response;
  /** Ends the streams of a session that signed out. */
  closeSession(session: string): void;
  closeAll(): void;
}

/** Server-sent events: which of my areas changed. Carries no record: the page reads again through the checked routes. */
export function eventStreams(services: LineServices, pace = usualPace): EventStreams {
  const open = new Map<() => void, string>();
  const end = (wanted?: string) => {
    for (const [close, session] of open) if (wanted === undefined || wanted === session) close();
  };
  return {
    open: (context, scope, session) =>
      streamSSE(context, async (stream) => {
        await new Promise<void>((resolve) => {
          const line = deskLine(services, { scope, session, pace }, (message) => void stream.writeSSE(message).catch(close));
          function close(): void {
            line.stop();
            open.delete(close);
            resolve();
          }
          line.onEnd(close);
          stream.onAbort(close);
          open.set(close, session);
          line.start();
        });
      }),
    closeSession: end,
    closeAll: () => end(),
  };
}

type LineServices = Pick<Services, 'db' | 'now' | 'random' | 'events'>;

interface Listener {
  readonly scope: Scope;
  readonly session: string;
  readonly pace: Pace;
}

interface Message {
  readonly event: string;
  readonly data: string;
}

function deskLine(services: LineServices, { scope, session, pace }: Listener, write: (message: Message) => void) {
  const gathered = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let beat: ReturnType<typeof setInterval> | undefined;
  let leave: (() => void) | undefined;
  let ended = () => {};
  const say = (event: string, value: unknown) => write({ event, data: JSON.stringify(value) });
  const flush = async () => {
    timer = undefined;
    const areas = await scope.visible([...gathered.values()]);
    gathered.clear();
    if (areas.length === 0) return;
    const news: DeskEvent = { areas, at: new Date(services.now()).toISOString() };
    say('changed', news);
  };
  const check = async () => {
    if (!(await isSessionLive(services, session))) return ended();
    say('beat', { at: new Date(services.now()).toISOString() });
  };
  return {
    start() {
      leave = services.events.subscribe((areas) => {
        for (const area of areas) gathered.add(area);
        timer ??= setTimeout(() => void flush().catch(ended), pace.gathering);
      });
      beat = setInterval(() => void check().catch(ended), pace.heartbeat);
      say('beat', { at: new Date(services.now()).toISOString() });
    },
    stop() {
      leave?.();
      clearTimeout(timer);
      clearInterval(beat);
    },
    onEnd(listener: () => void) {
      ended = listener;
    },
  };
}
