import { done, type Result } from '#domain/result.ts';
import type { ImportAnswer } from '#protocol/import-rows.ts';
import { deskFetch } from './desk-fetch.ts';
import type { DeskSaid, Progress, Sending, SentTotals } from './import-api.ts';
import { addAnswer, noteAnswer, noTotals, partsOf, type ReadyHome } from './list-parts.ts';

export interface Sendings {
  send(how: Sending, onProgress: (at: Progress) => void): Promise<Result<SentTotals, DeskSaid>>;
  stop(): void;
}

/** One prepared list on its way, part by part. */
export function newSendings(homes: readonly ReadyHome[]): Sendings {
  const parts = partsOf(homes);
  const people = homes.reduce((sum, { lines }) => sum + lines.length, 0);
  let at = { key: '', next: 0, people: 0, totals: noTotals() };
  const asked = { stop: false };
  return {
    stop: () => {
      asked.stop = true;
    },
    async send(how, onProgress) {
      const key = JSON.stringify(how);
      asked.stop = false;
      if (at.key !== key || at.next >= parts.length) at = { key, next: 0, people: 0, totals: noTotals() };
      for (let part = parts[at.next]; part && !asked.stop; part = parts[at.next]) {
        onProgress({ done: at.people, of: people });
        const answer = await deskFetch<ImportAnswer>('import', { ...how, households: part.map(({ home }) => home) });
        if (!answer.ok) return answer;
        noteAnswer(part, answer.value);
        addAnswer(at.totals, answer.value);
        at.next += 1;
        at.people += part.reduce((sum, { lines }) => sum + lines.length, 0);
      }
      onProgress({ done: at.people, of: people });
      return done({ ...at.totals, stopped: at.next < parts.length });
    },
  };
}
