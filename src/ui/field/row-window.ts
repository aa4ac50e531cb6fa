import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { RefObject } from 'preact';

/** Rows from `from` up to, not including, `to`. */
export interface RowWindow {
  readonly from: number;
  readonly to: number;
}

/** What a list is like; pixels. */
export interface ListShape {
  /** Of a row, before one was measured. */
  readonly rowHeight: number;
  /** The window moves in steps of so many rows, so that a scroll of a few reads and renders nothing. */
  readonly step: number;
  /** Where the list begins in the viewport, before it is there. */
  readonly top: number;
  /** At its top it has no rows to spare: all of them are written anew with every letter that is typed. */
  readonly lean: boolean;
  /** How much of the window's foot lies under something else. */
  readonly covered: number;
}

const homesShape: ListShape = { rowHeight: 112, step: 10, top: 0, lean: false, covered: 0 };

/** The rows worth having in the document, with a step to spare on either side. */
export function rowWindow(viewport: number, { top, rowHeight, step, lean, covered }: ListShape): RowWindow {
  const first = Math.max(0, Math.floor(-top / rowHeight));
  const last = Math.max(1, Math.ceil((viewport - covered - top) / rowHeight));
  if (lean && first === 0) return { from: 0, to: last };
  return { from: Math.max(0, Math.floor(first / step - 1) * step), to: Math.ceil(last / step + 1) * step };
}

export interface ListWindow extends RowWindow {
  readonly rowHeight: number;
}

/** Follows the scrolling of the page or of any pane around `list`, whose rows are all of one height. */
export function useRowWindow(list: RefObject<HTMLElement | null>, shape = homesShape): ListWindow {
  const [shown, setShown] = useState<ListWindow>(() => ({ ...rowWindow(innerHeight, shape), rowHeight: shape.rowHeight }));
  /** Measuring makes the browser lay out at once, so it is done when rows came or went, and not with every letter that is typed. */
  const measured = useRef<{ readonly element: HTMLElement; readonly rows: number } | undefined>(undefined);
  const look = () => {
    const element = list.current;
    // A hidden list has no place of its own: what it showed stays, until it is seen again.
    if (!element || element.offsetParent === null) {
      measured.current = undefined;
      return;
    }
    measured.current = { element, rows: element.childElementCount };
    const rowHeight = element.querySelector('[data-row]:not([hidden])')?.getBoundingClientRect().height ?? shown.rowHeight;
    const { from, to } = rowWindow(innerHeight, { ...shape, top: element.getBoundingClientRect().top, rowHeight });
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
