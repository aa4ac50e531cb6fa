import type { TargetedKeyboardEvent } from 'preact';

/** What a key does while the focus is in the list. Letters alone act nowhere else, so that nobody approves by typing. */
export type QueueAct = 'next' | 'previous' | 'choose' | 'approve' | 'give-back' | 'leave';

const acts: Readonly<Record<string, QueueAct>> = {
  j: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowUp: 'previous',
  x: 'choose',
  a: 'approve',
  r: 'give-back',
  Escape: 'leave',
};

export function actOfKey(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'>): QueueAct | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return undefined;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return Object.hasOwn(acts, key) ? acts[key] : undefined;
}

export function onQueueKey(act: (what: QueueAct) => void) {
  return (event: TargetedKeyboardEvent<HTMLElement>): void => {
    const what = actOfKey(event);
    if (what === undefined) return;
    event.preventDefault();
    act(what);
  };
}
