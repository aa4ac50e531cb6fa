import { Icon } from '#ui/parts/icon.tsx';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

/** What is said beside each field, in words. Errors appear once saving was tried; cautions when the field is left. */
export interface Found {
  error(field: string): string | undefined;
  cautions(field: string): readonly string[];
}

interface FormFieldProps {
  readonly name: string;
  readonly found: Found;
  /** Gets the error to show. */
  readonly children: (error: string | undefined) => ComponentChildren;
}

export function FormField({ name, found, children }: FormFieldProps) {
  const [inside, setInside] = useState(false);
  const error = found.error(name);
  const cautions = inside || error ? [] : found.cautions(name);
  return (
    <div class="form-field" data-field={name} onFocusIn={() => setInside(true)} onFocusOut={() => setInside(false)}>
      {children(error)}
      <div role="status">
        {cautions.map((caution) => (
          <p class="form-caution" key={caution}>
            <Icon name="warning" />
            {caution}
          </p>
        ))}
      </div>
    </div>
  );
}

/** The focus goes to the input itself, which is brought into view with its words. */
export function focusField(form: HTMLElement, field: string): void {
  const frame = form.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`);
  const input = frame?.querySelector<HTMLElement>('input:checked, input, select, textarea, button');
  frame?.scrollIntoView({ block: 'center' });
  input?.focus({ preventScroll: true });
}

/** Enter goes on to the next answer, as the keyboard's own key promises; saving is a tap of its own. */
export function focusNext(form: HTMLElement, from: HTMLElement): void {
  const inputs = [...form.querySelectorAll<HTMLElement>('input, select, textarea, button[type="submit"]')];
  const group = from.getAttribute('name');
  const next = inputs.slice(inputs.indexOf(from) + 1).find((input) => group === null || input.getAttribute('name') !== group);
  next?.focus();
}
