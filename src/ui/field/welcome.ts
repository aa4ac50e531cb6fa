import { signal } from '@preact/signals';

/** What the platform answered when it was asked to keep our storage; shown once, right after enrolment. */
export interface Welcome {
  readonly name: string;
  readonly kept: boolean | undefined;
}
export const welcome = signal<Welcome | undefined>(undefined);
