/** Stands for the rows outside the window. The height goes through the CSSOM, which the content policy allows. */
export function RowGap({ rows, rowHeight }: { readonly rows: number; readonly rowHeight: number }) {
  return rows > 0 ? <li aria-hidden="true" style={{ height: `${rows * rowHeight}px` }} /> : null;
}
