import { openDatabase } from '#server/database/open-database.ts';
import { createEnrolmentCode } from '#server/devices/enrolment-codes.ts';
import type { Browser, Page } from '@playwright/test';
import { Tablet } from '../e2e/pages/tablet.ts';
import { runServer, type RunningServer } from '../e2e/running-server.ts';
import { aFieldServer, villages } from '../server/field-server.ts';
import type { DayRecord } from './day-records.ts';

export interface OurVillages {
  readonly server: RunningServer;
  /** Each enrols one tablet of a volunteer. */
  readonly codes: readonly { readonly code: string; readonly village: string }[];
}

/** The built server over villages, the first with these people, taken in as any tablet's work is. `apart`: no tablet reads what another has written. */
export async function ourVillages({
  tablets,
  apart = false,
  people = [],
}: {
  readonly tablets: number;
  readonly apart?: boolean;
  readonly people?: readonly DayRecord[];
}): Promise<OurVillages> {
  const codes: { readonly code: string; readonly village: string }[] = [];
  const fill = async (directory: string) => {
    const database = await openDatabase({ directory });
    const field = await aFieldServer(database);
    field.clock.ms = Date.now();
    const writer = await field.tablet();
    for (let from = 0; from < people.length; from += 1000) {
      const mutations = people
        .slice(from, from + 1000)
        .map(({ id, ...set }, i) => writer.mutation(from + i + 1, field.clock.ms - 60_000, { kind: 'person', id, area: villages[0], set }));
      const { verdicts } = await writer.ship(mutations, { authored: from + mutations.length });
      if (!verdicts.every(({ verdict }) => verdict === 'accepted')) throw new Error('a person was not taken in');
    }
    for (let i = 0; i < tablets; i += 1) {
      const village = villages[apart ? i : 0];
      if (!village) throw new Error('there are no more villages');
      const member = await field.member({ area: village, role: 'volunteer' });
      codes.push({ code: (await createEnrolmentCode(field.services, { member, hours: 2 })).code, village });
    }
    await field.close();
    await database.close();
  };
  return { server: await runServer('start', { fill }), codes };
}

interface Hooked {
  backgroundWorker?: Worker;
}

/** A tablet whose worker the bench may ask as the screens do. The service worker stays out unless told: it would ship beside what is measured. */
export async function unpacked(browser: Browser, origin: string, serviceWorkers: 'allow' | 'block' = 'block'): Promise<Tablet> {
  const context = await browser.newContext({ locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', serviceWorkers });
  await context.addInitScript(() => {
    const scope = globalThis as unknown as Hooked & { Worker: typeof Worker };
    const Own = Worker;
    scope.Worker = class extends Own {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        if (options?.name === 'background') scope.backgroundWorker = this;
      }
    };
  });
  return Tablet.over(context, origin);
}

export async function ourTablet(browser: Browser, origin: string, code: string): Promise<Tablet> {
  const tablet = await unpacked(browser, origin);
  await tablet.enrol(code, 'Máy đo');
  return tablet;
}

export interface Asked<Answer> {
  readonly answer: Answer;
  /** From the question to the answer, as the page sees it; milliseconds. */
  readonly ms: number;
}

/** A method of the worker's interface, in the words of Comlink, which the screens speak too. */
export async function askWorker<Answer>(page: Page, method: string, ...given: readonly unknown[]): Promise<Asked<Answer>> {
  return page.evaluate(
    async ([method, given]) => {
      const { backgroundWorker: worker } = globalThis as unknown as Hooked;
      if (!worker) throw new Error('the page has no worker');
      const id = `bench-${Math.random()}`;
      const begun = performance.now();
      const answered = new Promise<{ readonly type: string; readonly value: unknown }>((resolve) => {
        const hear = ({ data }: MessageEvent<{ readonly id?: string; readonly type: string; readonly value: unknown }>) => {
          if (data.id !== id) return;
          worker.removeEventListener('message', hear);
          resolve(data);
        };
        worker.addEventListener('message', hear);
      });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
      worker.postMessage({ id, type: 'APPLY', path: [method], argumentList: given.map((value) => ({ type: 'RAW', value })) });
      const { type, value } = await answered;
      if (type !== 'RAW') throw new Error(`${method}: ${JSON.stringify(value)}`);
      return { answer: value as Answer, ms: performance.now() - begun };
    },
    [method, given] as const,
  );
}

export const personChange = (area: string, { id, ...set }: DayRecord) => ({ kind: 'person', id, area, set });
