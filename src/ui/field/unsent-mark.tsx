import { Badge } from '#ui/parts/signals.tsx';
import { words } from '#ui/text/words.ts';
import { useRef } from 'preact/hooks';

interface UnsentProps {
  readonly unsent: boolean;
}

/**
 * A record that lies on this tablet only, in a row. Once it is sent the mark says so and keeps its room until the screen is left: if it went away, everything
 * below would move in the very moment in which a finger comes down.
 */
export function UnsentMark({ unsent }: UnsentProps) {
  const { parts } = words();
  if (!useEver(unsent)) return null;
  return unsent ? <Badge icon="outbox">{parts.unsent}</Badge> : <SentBadge inRoomOf={parts.unsent}>{parts.sent}</SentBadge>;
}

/** The same for the record the screen is about. */
export function UnsentLine({ unsent }: UnsentProps) {
  const { parts } = words();
  if (!useEver(unsent)) return null;
  return (
    <div class="line">
      {unsent ? (
        <Badge tone="wait" icon="outbox">
          {parts.unsentLong}
        </Badge>
      ) : (
        <SentBadge inRoomOf={parts.unsentLong}>{parts.sentLong}</SentBadge>
      )}
    </div>
  );
}

function useEver(now: boolean): boolean {
  const ever = useRef(false);
  ever.current ||= now;
  return ever.current;
}

function SentBadge({ inRoomOf, children }: { readonly inRoomOf: string; readonly children: string }) {
  return (
    <Badge tone="done">
      <span class="in-room-of" data-words={inRoomOf}>
        <span>{children}</span>
      </span>
    </Badge>
  );
}
