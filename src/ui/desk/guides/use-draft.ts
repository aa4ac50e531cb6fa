import { checkDraft } from '#guides/check-draft.ts';
import type { Guide } from '#guides/guide.ts';
import type { OfferedGuide } from '#guides/offered-guides.ts';
import { finishedDraft } from '#guides/write-guide.ts';
import { useMemo, useRef, useState } from 'preact/hooks';
import { dropDraft, readDraft, type StoredDraft, writeDraft } from './draft-store.ts';
import type { Edit } from './edit.ts';

export interface DraftDesk {
  readonly edit: Edit;
  /** What was typed and is not published; undefined while nothing was. */
  readonly typed: StoredDraft | undefined;
  /** The draft was in this browser before the screen opened. */
  readonly restored: boolean;
  /** Another version was published since the draft was begun. */
  readonly overtaken: boolean;
  readonly set: (guide: Guide) => void;
  /** Whoever publishes now does so over this version. */
  readonly rebase: (basedOn: number) => void;
  readonly drop: () => void;
}

/** The guide being edited at a node: what was typed if anything was, else what the tablets get. Undefined when there is neither. */
export function useDraft(node: string, id: string, offered: readonly OfferedGuide[]): DraftDesk | undefined {
  const [typed, setTyped] = useState(() => readDraft(node, id));
  const [restored, setRestored] = useState(typed !== undefined && typed.basedOn > 0);
  const [open, unfold] = useState<string>();
  const present = useMemo(() => textAt(offered, id), [offered, id]);
  const draft = typed?.guide ?? present;
  const others = useMemo(() => offered.map(({ guide }) => guide).filter((guide) => guide.id !== id), [offered, id]);
  const problems = useMemo(() => (draft ? checkDraft(finishedDraft(draft), others) : []), [draft, others]);
  const latest = useRef(draft);
  latest.current = draft;
  if (!draft) return undefined;
  const now = present?.version ?? 0;
  const keep = (guide: Guide, basedOn: number) => {
    const kept = { guide, basedOn, savedAt: new Date().toISOString() };
    writeDraft(node, kept);
    setTyped(kept);
  };
  const set = (guide: Guide) => keep(guide, typed?.basedOn ?? now);
  return {
    edit: { draft, others, isNew: present === undefined, problems, set, current: () => latest.current ?? draft, open, unfold },
    typed,
    restored,
    overtaken: typed !== undefined && typed.basedOn !== now,
    set,
    rebase: (basedOn) => keep(draft, basedOn),
    drop() {
      dropDraft(node, id);
      setTyped(undefined);
      setRestored(false);
    },
  };
}

/** What tablets get; the app's own words are marked as what the edit begins with, so that newer ones are noticed one day. */
function textAt(offered: readonly OfferedGuide[], id: string): Guide | undefined {
  const found = offered.find(({ guide }) => guide.id === id);
  return found?.contentSource.kind === 'shipped' ? { ...found.guide, writtenOver: found.guide.version } : found?.guide;
}
