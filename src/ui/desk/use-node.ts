import { useEffect } from 'preact/hooks';
import { currentNode } from './desk-state.ts';
import { learnGuides } from './known-guides.ts';

/** The frame's links go on with the unit this screen is about, and records name guides as its tablets have them. */
export function useNode(node: string | undefined): void {
  useEffect(() => {
    if (!node) return;
    currentNode.value = node;
    void learnGuides(node);
  }, [node]);
}
