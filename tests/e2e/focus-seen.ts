/** Where the keyboard is. */
export interface Focus {
  readonly name: string;
  /** A ring is drawn around it, wide enough to be seen. */
  readonly ring: boolean;
  /** Something else lies over it. */
  readonly covered: boolean;
}

/** Runs in the page. Undefined: the focus has left the page's own elements. */
export function focusSeen(): Focus | undefined {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return undefined;
  const around = element.closest<HTMLElement>('.choice') ?? element;
  const ring = [element, around].some((one) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  });
  const { left, top, width, height } = around.getBoundingClientRect();
  const onTop = document.elementFromPoint(left + width / 2, top + height / 2);
  const label = element instanceof HTMLInputElement ? element.labels?.[0]?.innerText : element.innerText;
  return { name: (element.getAttribute('aria-label') ?? label ?? '').trim(), ring, covered: !onTop || !around.contains(onTop) };
}
