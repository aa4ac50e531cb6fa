import { removalReasons, type RemovalReason, type Review } from '#domain/entities.ts';
import type { Change } from '#domain/mutation.ts';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { words } from '#ui/text/words.ts';
import { saveAndSay } from './save-and-say.ts';

interface ReturnedNoticeProps {
  readonly title: string;
  readonly review: Review | undefined;
  /** The record's own screen. */
  readonly at: string;
}

/** A tap leads to the field that is asked about. */
export function ReturnedNotice({ title, review, at }: ReturnedNoticeProps) {
  if (review?.state !== 'returned') return null;
  const { comment, field } = review;
  return (
    <Notice kind="warning" icon="returned" title={title}>
      {comment && <p class="quote">{comment}</p>}
      <div class="button-bar">
        <LinkButton icon="edit" href={`${at}/edit?field=${field ?? ''}`}>
          {words().home.mendNow}
        </LinkButton>
      </div>
    </Notice>
  );
}

interface RemovedNoticeProps {
  readonly title: string;
  readonly reason: string | boolean;
  readonly record: Omit<Change, 'set'>;
}

/** Removal keeps the record, so it can be taken back by whoever sees it. */
export function RemovedNotice({ title, reason, record }: RemovedNoticeProps) {
  const { home } = words();
  return (
    <Notice kind="warning" icon="remove" title={title}>
      <p>{removalWords(reason)}</p>
      {reason !== 'restricted' && (
        <div class="button-bar">
          <Button icon="undo" onPress={() => void restore(record)}>
            {home.restore}
          </Button>
        </div>
      )}
    </Notice>
  );
}

export async function restore(record: Omit<Change, 'set'>): Promise<void> {
  await saveAndSay([{ ...record, set: { removed: null } }], words().home.restored);
}

/** A peer may have written `true`, or a reason this version does not know. */
export function removalWords(reason: string | boolean | null | undefined): string {
  const known = removalReasons.find((one): one is RemovalReason => one === reason);
  return known ? words().facts.removal[known] : words().home.removedVisit;
}
