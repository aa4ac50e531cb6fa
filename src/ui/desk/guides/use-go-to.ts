import { useEffect, useState } from 'preact/hooks';

const takesFocus = 'input, textarea, select, button, [tabindex]';
const folded = /^(steps|obstacles|milestones)\/[^/]+/;

/** Leads from a problem to its field: unfolds the item, then gives the field the focus. */
export function useGoTo(unfold: ((item: string | undefined) => void) | undefined): (place: string) => void {
  const [wanted, setWanted] = useState<{ readonly place: string }>();
  useEffect(() => {
    if (!wanted) return;
    const field = fieldAt(wanted.place);
    field?.scrollIntoView({ block: 'center' });
    field?.focus({ preventScroll: true });
  }, [wanted]);
  return (place) => {
    const item = folded.exec(place)?.[0];
    if (item) unfold?.(item);
    setWanted({ place });
  };
}

/** The field itself, or what stands around it: a list that is too short has no field yet. */
function fieldAt(place: string): HTMLElement | undefined {
  const parts = place.split('/');
  for (let length = parts.length; length > 0; length -= 1) {
    const around = document.querySelector<HTMLElement>(`[data-place="${CSS.escape(parts.slice(0, length).join('/'))}"]`);
    if (around) return around.matches(takesFocus) ? around : (around.querySelector<HTMLElement>(takesFocus) ?? undefined);
  }
  return undefined;
}
