import type { Guide } from './guide.ts';
import { vneidLevel1 } from './vneid-level-1.ts';
import { vneidLevel2 } from './vneid-level-2.ts';

/** In the order in which they are offered. */
export const shippedGuides: readonly Guide[] = [vneidLevel1, vneidLevel2];

export function findGuide(id: string): Guide | undefined {
  return shippedGuides.find((guide) => guide.id === id);
}
