import { Button } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { words } from '#ui/text/words.ts';
import type { ComponentChildren } from 'preact';
import { deskFailureWords } from '../desk-client.ts';
import { placesWords } from './places-words.ts';
import type { UnitChange } from './use-unit-change.ts';

interface ChangeFormProps {
  readonly change: UnitChange;
  readonly submit: string;
  readonly look?: 'main' | 'danger' | undefined;
  readonly disabled?: boolean | undefined;
  readonly onSubmit: () => void;
  readonly onBack: () => void;
  readonly children: ComponentChildren;
}

/** The frame of every change: what is asked, what will happen, and the button that says it again. */
export function ChangeForm({ change, submit, look = 'main', disabled, onSubmit, onBack, children }: ChangeFormProps) {
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!change.busy && !disabled) onSubmit();
      }}
    >
      {children}
      {change.failure && <Notice kind="error" title={deskFailureWords(change.failure)} />}
      <div class="button-bar">
        <Button onPress={onBack}>{words().parts.cancel}</Button>
        <Button submits look={look} busy={change.busy} disabled={disabled}>
          {submit}
        </Button>
      </div>
    </form>
  );
}

/** What will happen, one sentence each. */
export function WhatHappens({ lines }: { readonly lines: readonly string[] }) {
  return (
    <Notice kind="info" title={placesWords().whatHappens}>
      <ul class="desk-place-lines">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Notice>
  );
}
