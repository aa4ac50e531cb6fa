/** What follows has its button where this one lay: the second tap of a trembling finger must not answer for it. */
export function ignoreDoubleTap(event: MouseEvent): void {
  if (event.detail < 2) return;
  event.preventDefault();
  event.stopPropagation();
}
