import { randomUUID } from 'node:crypto';
import { type Notices, noticeBytes } from './database/notices.ts';
import { type Events, inProcessEvents } from './events.ts';
import type { Log } from './log.ts';

/** What changes within this time is told to the other nodes in one notice, milliseconds: an evening rush is then some notices a second and not hundreds. */
const gatheringMs = 100;
const againAfterMs = 1000;

/**
 * Events over all nodes of one database. A notice names areas by id and nothing else. Told after the commit and not with it: a notice that is lost makes a
 * desk late and nothing wrong.
 */
export async function sharedEvents(notices: Notices, log: Log): Promise<Events> {
  /* Only to know one's own voice again. */
  const node = randomUUID();
  const local = inProcessEvents();
  const teller = newTeller(notices, node, log);
  const deaf = await notices.listen({
    heard: (text) => {
      const told = readNotice(text);
      if (told && told.node !== node) local.hear(told.areas);
    },
    missed: local.miss,
  });
  return {
    ...local,
    publish: (areas) => {
      local.publish(areas);
      teller.tell(areas);
    },
    close: async () => {
      await local.close();
      await deaf();
      await teller.close();
    },
  };
}

/** Of a process that only tells: an operator's command beside running nodes. */
export function toldEvents(notices: Notices, log: Log): Events {
  const local = inProcessEvents();
  const teller = newTeller(notices, 'command', log);
  return {
    ...local,
    publish: (areas) => {
      local.publish(areas);
      teller.tell(areas);
    },
    close: () => local.close().then(teller.close),
  };
}

interface Teller {
  readonly tell: (areas: readonly string[]) => void;
  readonly close: () => Promise<void>;
}

function newTeller(notices: Notices, node: string, log: Log): Teller {
  const waiting = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> = Promise.resolve();
  let isClosed = false;
  const send = async () => {
    const areas = [...waiting];
    waiting.clear();
    try {
      for (const text of writeNotices(node, areas)) await notices.send(text);
    } catch {
      log.error('events-not-told');
      for (const area of areas) waiting.add(area);
      later(againAfterMs);
    }
  };
  const begin = () => {
    timer = undefined;
    running = running.then(send);
  };
  function later(ms: number): void {
    if (!isClosed) timer ??= setTimeout(begin, ms);
  }
  return {
    tell: (areas) => {
      for (const area of areas) waiting.add(area);
      if (waiting.size > 0) later(gatheringMs);
    },
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      begin();
      await running;
    },
  };
}

/** One line each: the node, then areas, separated by tabs; never longer than a notice may be. */
export function* writeNotices(node: string, areas: readonly string[]): Iterable<string> {
  let text = node;
  for (const area of areas) {
    if (Buffer.byteLength(text) + Buffer.byteLength(area) + 1 > noticeBytes) {
      yield text;
      text = node;
    }
    text += `\t${area}`;
  }
  if (text !== node) yield text;
}

export function readNotice(text: string): { readonly node: string; readonly areas: readonly string[] } | undefined {
  const [node, ...areas] = text.split('\t');
  return node && areas.length > 0 ? { node, areas } : undefined;
}
