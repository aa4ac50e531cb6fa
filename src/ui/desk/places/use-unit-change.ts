import { showToast } from '#ui/parts/toasts.tsx';
import { useState } from 'preact/hooks';
import { type DeskFailure, deskPost } from '../desk-client.ts';

/** What a dialog does with the village it is about. */
export interface UnitChange {
  readonly busy: boolean;
  readonly failure: DeskFailure | undefined;
  /** Posts to the village's route; says `done` and closes when it went well. */
  readonly send: (route: string, body: object, done: string) => Promise<void>;
}

export function useUnitChange(unit: string, onDone: () => void): UnitChange {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<DeskFailure>();
  const send: UnitChange['send'] = async (route, body, done) => {
    setBusy(true);
    setFailure(undefined);
    const answer = await deskPost(`areas/${encodeURIComponent(unit)}/${route}`, body);
    setBusy(false);
    if (!answer.ok) return setFailure(answer.failure);
    showToast({ words: done });
    onDone();
  };
  return { busy, failure, send };
}
