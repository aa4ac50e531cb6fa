import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { RefObject } from 'preact';

/** Rows from `from` up to, not including, `to`. */
export interface RowWindow {
  readonly from: number;
  readonly to: number;
}

/** Moves in steps of so many rows, so that a scroll of a few reads and renders nothing. */
const usualStep = 10;

/**
 * The rows worth having in the document, with a step to spare on either side.
 * `top`: of the list, relative to the viewport; all in pixels.
 */
export function rowWindow(top: number, viewport: number, rowHeight: number, step = usualStep): RowWindow {
  const first = Math.max(0, Math.floor(-top / rowHeight));
  const last = Math.max(0, Math.ceil((viewport - top) / rowHeight));
  return { from: Math.max(0, Math.floor(first / step - 1) * step), to: Math.ceil(last / step + 1) * step };
}

/** Of a row of the list of homes, before one was measured. */
const usualRowHeight = 112;

export interface ListWindow extends RowWindow {
  readonly rowHeight: number;
}

/** Follows the scrolling of the page or of any pane around `list`, whose rows are all of one height, `guessed` until one is there. */
export function useRowWindow(list: RefObject<HTMLElement | null>, guessed = usualRowHeight, step = usualStep): ListWindow {
  const [shown, setShown] = useState<ListWindow>(() => ({ ...rowWindow(0, innerHeight, guessed, step), rowHeight: guessed }));
  /** Measuring makes the browser lay out at once, so it is done when rows came or went, and not with every letter that is typed. */
  const measured = useRef<{ readonly element: HTMLElement; readonly rows: number } | undefined>(undefined);
  const look = () => {
    const element = list.current;
    // A hidden list has no place of its own: what it showed stays.
    if (!element || element.offsetParent === null) return;
    measured.current = { element, rows: element.childElementCount };
    const rowHeight = element.querySelector('[data-row]')?.getBoundingClientRect().height ?? shown.rowHeight;
    const { from, to } = rowWindow(element.getBoundingClientRect().top, innerHeight, rowHeight, step);
    setShown((before) => (before.from === from && before.to === to && before.rowHeight === rowHeight ? before : { from, to, rowHeight }));
  };
  useLayoutEffect(() => {
    const { element, rows } = measured.current ?? {};
    if (list.current !== element || list.current?.childElementCount !== rows) look();
  });
  useLayoutEffect(() => {
    // Captured, because a pane's scroll event does not bubble.
    addEventListener('scroll', look, { passive: true, capture: true });
    addEventListener('resize', look);
    return () => {
      removeEventListener('scroll', look, { capture: true });
      removeEventListener('resize', look);
    };
  }, []);
  return shown;
}
