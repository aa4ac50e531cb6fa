import type { OfferedGuides } from '#guides/offered-guides.ts';
import { useEffect } from 'preact/hooks';
import { type Read, useDesk } from '../desk-state.ts';
import { noteGuides } from '../known-guides.ts';

/** The guides as tablets of the unit get them; records are named by them from then on. */
export function useOfferedGuides(node: string): Read<OfferedGuides> {
  const read = useDesk<OfferedGuides>(`areas/${encodeURIComponent(node)}/guides`);
  const { value } = read;
  useEffect(() => {
    if (value) noteGuides(node, value);
  }, [value]);
  return read;
}
