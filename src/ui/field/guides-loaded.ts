import type { Guide } from '#guides/guide.ts';
import { applyPack, guideFor, type GuidePack } from '#guides/pack.ts';
import { session } from '#ui/device.ts';
import { computed, signal } from '@preact/signals';

/** The guides' texts and the reader of packs are chunks of their own: the first screen opens without them, lists fill in their names when they arrive. */
interface Loaded {
  readonly shipped: readonly Guide[];
  readonly read: (raw: unknown) => GuidePack | undefined;
}

const loaded = signal<Loaded | undefined>(undefined);
let loading: Promise<void> | undefined;

/** The pack that holds: the one that came last, unless it is broken; then the one before it. */
const pack = computed(() => {
  const arrived = session.value?.guides;
  const read = loaded.value?.read;
  if (!arrived || !read) return { held: undefined, refused: false };
  const now = read(arrived.now);
  return { held: now ?? read(arrived.before), refused: now === undefined };
});

const offered = computed(() => applyPack(loaded.value?.shipped ?? [], pack.value.held));

/** The guides offered here, in their order; none until they are loaded. */
export function guides(): readonly Guide[] {
  void loadGuides();
  return offered.value;
}

/** A guide by its id, also one that is no longer offered but has been begun. */
export function findGuide(id: string): Guide | undefined {
  void loadGuides();
  return guideFor(id, offered.value, loaded.value?.shipped ?? [], pack.value.held);
}

/** The newest pack could not be read: yesterday's guides are shown in its stead. */
export function packRefused(): boolean {
  return pack.value.refused;
}

/** A screen that is all guide waits for this. */
export function loadGuides(): Promise<void> {
  loading ??= load();
  return loading;
}

async function load(): Promise<void> {
  try {
    const [{ shippedGuides }, { readPack }] = await Promise.all([import('#guides/shipped-guides.ts'), import('#guides/read-pack.ts')]);
    loaded.value = { shipped: shippedGuides, read: readOnce((raw) => readPack(raw, shippedGuides)) };
  } catch {
    loading = undefined;
  }
}

/** The session is told anew with every change of state; the same pack is read once. */
function readOnce(readPack: (raw: unknown) => { readonly ok: boolean; readonly value?: GuidePack }): Loaded['read'] {
  const known = new Map<unknown, GuidePack | undefined>();
  return (raw) => {
    const version = typeof raw === 'object' && raw !== null && 'version' in raw ? raw.version : undefined;
    if (version !== undefined && known.has(version)) return known.get(version);
    const checked = readPack(raw);
    const found = checked.ok ? checked.value : undefined;
    known.set(version, found);
    return found;
  };
}
