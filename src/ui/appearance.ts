import { effect } from '@preact/signals';
import { storedChoice } from './choice-store.ts';
import { language } from './text/language.ts';

export const textSizes = ['normal', 'large', 'larger'] as const;
export const schemes = ['auto', 'light', 'dark', 'outdoor'] as const;

export const textSize = storedChoice('text-size', textSizes, 'normal');
export const scheme = storedChoice('scheme', schemes, 'auto');

/** Puts the choices on the root element, where the styles and screen readers look for them. */
export function applyAppearance(root: HTMLElement): void {
  effect(() => {
    root.lang = language.value;
    root.dataset['textSize'] = textSize.chosen.value;
    root.dataset['scheme'] = scheme.chosen.value;
  });
}
