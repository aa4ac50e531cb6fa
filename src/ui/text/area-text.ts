import { signal } from '@preact/signals';
import { language } from './language.ts';

/** The texts of one area in the language chosen. Read inside a component it renders again when the language changes. */
export interface AreaText<Texts> {
  (): Texts;
  /** Resolves when the chosen language can be shown: a lazily loaded screen waits for it, so that no wrong language flashes. */
  ready(): Promise<void>;
}

/**
 * Vietnamese is part of the code and so is always there; English is a chunk of its own, precached, loaded when chosen.
 * Should it fail to load, people read Vietnamese rather than nothing.
 */
export function areaText<Texts>(vi: Texts, loadEnglish: () => Promise<Texts>): AreaText<Texts> {
  const english = signal<Texts | undefined>(undefined);
  let loading: Promise<void> | undefined;
  const load = async () => {
    try {
      english.value = await loadEnglish();
    } catch {
      loading = undefined;
    }
  };
  const ready = (): Promise<void> => {
    if (language.value !== 'en' || english.value) return Promise.resolve();
    loading ??= load();
    return loading;
  };
  const text = () => {
    if (language.value === 'en' && !english.value) void ready();
    return language.value === 'en' ? (english.value ?? vi) : vi;
  };
  return Object.assign(text, { ready });
}
