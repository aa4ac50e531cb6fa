import { useEffect } from 'preact/hooks';
import { currentNode } from './desk-state.ts';

/** The frame's links go on with the unit this screen is about. */
export function useNode(node: string | undefined): void {
  useEffect(() => {
    if (node) currentNode.value = node;
  }, [node]);
}
