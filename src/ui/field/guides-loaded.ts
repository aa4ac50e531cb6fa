import type { Guide } from '#guides/guide.ts';
import { signal } from '@preact/signals';

/** The guides' texts are a chunk of their own: the first screen opens without them, lists fill in their names when they arrive. */
const loaded = signal<readonly Guide[]>([]);
let loading: Promise<void> | undefined;

export function guides(): readonly Guide[] {
  loading ??= load();
  return loaded.value;
}

async function load(): Promise<void> {
  try {
    loaded.value = (await import('#guides/shipped-guides.ts')).shippedGuides;
  } catch {
    loading = undefined;
  }
}
