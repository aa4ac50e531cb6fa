import { words } from '#ui/text/words.ts';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Icon } from './icon.tsx';

export interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong and what to do, or undefined. */
  readonly error?: string | undefined;
  /** Says "(nếu có)" beside the label. */
  readonly optional?: boolean | undefined;
}

interface FrameProps extends FieldProps {
  readonly id: string;
  readonly labelUnseen?: boolean | undefined;
  readonly children: ComponentChildren;
}

/** Label, hint and error of one input; `fieldLinks` ties the input to them for screen readers. */
export function FieldFrame({ id, label, labelUnseen, hint, error, optional, children }: FrameProps) {
  return (
    <div class="field">
      <label class={labelUnseen ? 'unseen' : 'field-label'} for={id}>
        {label} {optional && <span class="field-optional">{words().parts.optional}</span>}
      </label>
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      <FieldError id={id} error={error} />
    </div>
  );
}

export function FieldError({ id, error }: { readonly id: string; readonly error: string | undefined }) {
  return (
    <div id={`${id}-error`} role="alert">
      {error && (
        <p class="field-error">
          <Icon name="warning" />
          {error}
        </p>
      )}
    </div>
  );
}

export function fieldLinks(id: string, { hint, error }: Pick<FieldProps, 'hint' | 'error'>) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return { id, 'aria-describedby': described || undefined, 'aria-invalid': error ? ('true' as const) : undefined };
}

export function useFieldId(): string {
  return `f${useId()}`;
}
