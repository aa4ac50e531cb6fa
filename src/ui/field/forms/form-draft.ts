import type { Saved } from '#background/device-api.ts';
import type { Change, Fields } from '#domain/mutation.ts';
import { failed, type Failure, type Result } from '#domain/result.ts';
import { device } from '#ui/device.ts';
import { useEffect, useRef, useState } from 'preact/hooks';
import { withTouched } from './answers.ts';
import { draftWriter, type DraftWriter } from './draft-writer.ts';
import { useOpenForm } from './form-open.ts';
import { tick } from '../tick.ts';

export interface FormDraft<Answers> {
  /** The draft is still being looked for. */
  readonly opening: boolean;
  readonly answers: Answers;
  /** Answers of an earlier time are in the form. */
  readonly reopened: boolean;
  readonly touched: boolean;
  readonly saving: boolean;
  /** Why the last answer could not be kept. */
  readonly failure: Failure | undefined;
  readonly change: (part: Partial<Answers>) => void;
  readonly discard: () => Promise<void>;
  /** The draft is dropped in the same transaction; after a failure the form goes on as it was. */
  readonly save: (changes: readonly Change[]) => Promise<Result<Saved>>;
}

/** What a form knows of its answers between two renders. */
interface Keeping {
  touched: Fields;
  readonly writer: DraftWriter<Fields>;
}

/**
 * The answers of a form, each brought to the encrypted store as it is given, under a key of ids only.
 * `base`: what the record holds (or blanks); `begin`: answers that are fixed by the first touch, such as the time.
 */
export function useDraft<Answers extends Fields>(
  key: string,
  path: string,
  base: Answers,
  begin?: () => Partial<Answers>,
): FormDraft<Answers> {
  const [, redraw] = useState(0);
  const [opening, setOpening] = useState(true);
  const [reopened, setReopened] = useState(false);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<Failure | undefined>(undefined);
  const kept = useRef<Keeping | undefined>(undefined);
  kept.current ??= { touched: {}, writer: draftWriter(async (values) => setFailure(await keep(key, values, path))) };
  const keeping = kept.current;
  useOpenForm();
  useReopening(key, (values) => {
    keeping.touched = { ...values, ...keeping.touched };
    setReopened(Object.keys(values).length > 0);
    setOpening(false);
  });
  useFlushing(keeping.writer);

  const put = (touched: Fields) => {
    keeping.touched = touched;
    redraw((count) => count + 1);
  };
  return {
    opening,
    answers: withTouched(base, keeping.touched),
    reopened,
    touched: Object.keys(keeping.touched).length > 0,
    saving,
    failure,
    change(part) {
      const first = Object.keys(keeping.touched).length === 0;
      put({ ...(first ? begin?.() : {}), ...keeping.touched, ...part } as Fields);
      keeping.writer.put(keeping.touched);
    },
    async discard() {
      await keeping.writer.stop();
      await device().discardDraft(key);
      put({});
      setReopened(false);
      keeping.writer.resume();
    },
    async save(changes) {
      setSaving(true);
      await keeping.writer.stop();
      const saved = await saveAll(changes, key);
      setSaving(false);
      if (saved.ok) tick();
      else {
        keeping.writer.resume();
        keeping.writer.put(keeping.touched);
      }
      return saved;
    },
  };
}

/** A worker that has died answers nothing but a rejection: for the person that is a failure like any other. */
async function saveAll(changes: readonly Change[], draft: string): Promise<Result<Saved>> {
  try {
    return await device().save(changes, draft);
  } catch {
    return failed({ kind: 'unknown' });
  }
}

async function keep(key: string, values: Fields, path: string): Promise<Failure | undefined> {
  try {
    const kept = await device().saveDraft(key, { values, path });
    return kept.ok ? undefined : kept.failure;
  } catch {
    return { kind: 'unknown' };
  }
}

function useReopening(key: string, onRead: (values: Fields) => void): void {
  useEffect(() => {
    let here = true;
    const read = async () => {
      const draft = await device()
        .readDraft(key)
        .catch(() => undefined);
      if (here) onRead(draft?.values ?? {});
    };
    void read();
    return () => {
      here = false;
    };
  }, [key]);
}

/** A page that is hidden may never run again. */
function useFlushing(writer: DraftWriter<Fields>): void {
  useEffect(() => {
    const flush = () => {
      if (document.visibilityState === 'hidden') writer.flush();
    };
    const leave = () => writer.flush();
    document.addEventListener('visibilitychange', flush);
    addEventListener('pagehide', leave);
    return () => {
      document.removeEventListener('visibilitychange', flush);
      removeEventListener('pagehide', leave);
      writer.flush();
    };
  }, []);
}
