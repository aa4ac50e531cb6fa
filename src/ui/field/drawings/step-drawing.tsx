import { drawings } from './drawings.ts';

/** The picture of a step. It says nothing the words do not say, so screen readers pass over it. */
export function StepDrawing({ name }: { readonly name: string }) {
  const shapes = Object.entries(drawings).find(([id]) => id === name)?.[1];
  if (!shapes) return null;
  return (
    <svg class="drawing" viewBox="0 0 160 120" aria-hidden="true">
      {shapes.map(([paint, path], index) => (
        <path key={index} data-paint={paint} d={path} />
      ))}
    </svg>
  );
}
