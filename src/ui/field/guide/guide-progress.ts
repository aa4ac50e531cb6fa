import type { Progress } from '#domain/entities.ts';
import { progressId } from '#domain/ids.ts';
import type { Fields } from '#domain/mutation.ts';
import type { Failure } from '#domain/result.ts';
import type { Guide } from '#guides/guide.ts';
import { device } from '#ui/device.ts';
import { useRef, useState } from 'preact/hooks';
import { tick } from '../tick.ts';

/** Whom or what a guide is walked through with: a person, or a household for guides of bills and connections. */
export interface GuideSubject {
  readonly id: string;
  readonly area: string;
  readonly name: string;
  /** BCP 47: the language the person likes to be spoken to in. */
  readonly language?: string | undefined;
  /** Address of the person's or home's own page. */
  readonly page: string;
  /** Where leaving leads. */
  readonly back: string;
  /** `back` is the guide that waits behind the safety talk. */
  readonly goesOn?: boolean | undefined;
  /** Where the visit is logged. */
  readonly visit?: string | undefined;
  /** Where consent to keep the steps is asked; while it is missing nothing is written down. */
  readonly askConsent?: string | undefined;
}

export interface GuideProgress {
  /** The record with what was written here on top, so that a quick second tap does not act on an old answer. */
  readonly now: Progress | undefined;
  readonly busy: boolean;
  readonly failure: Failure | undefined;
  /** True when it is saved (or must not be): the screen may go on. */
  readonly write: (set: Fields) => Promise<boolean>;
}

export function useGuideProgress(guide: Guide, subject: GuideSubject, record: Progress | undefined): GuideProgress {
  const [written, setWritten] = useState<Fields>({});
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | undefined>(undefined);
  const writing = useRef(false);
  const write = async (set: Fields): Promise<boolean> => {
    if (writing.current) return false;
    writing.current = true;
    setBusy(true);
    const failed = subject.askConsent === undefined ? await saveProgress(guide, subject, { ...set, version: guide.version }) : undefined;
    writing.current = false;
    setBusy(false);
    setFailure(failed);
    if (!failed) {
      tick();
      setWritten((before) => ({ ...before, ...set }));
    }
    return failed === undefined;
  };
  return { now: record || Object.keys(written).length > 0 ? { ...record, ...written } : undefined, busy, failure, write };
}

async function saveProgress(guide: Guide, { id, area }: GuideSubject, set: Fields): Promise<Failure | undefined> {
  try {
    const saved = await device().save([{ kind: 'progress', id: progressId(id, guide.id), area, set }]);
    return saved.ok ? undefined : saved.failure;
  } catch {
    return { kind: 'unknown' };
  }
}
