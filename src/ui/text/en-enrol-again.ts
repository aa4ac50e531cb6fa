import type { enrolAgain as vi } from './vi-enrol-again.ts';

export const enrolAgain: typeof vi = {
  title: 'Enrol this tablet again',
  more: 'The server was put back to an older backup and does not know this tablet. What you wrote is still here. Ask the coordinator for a new enrolment code: the tablet keeps its records and your PIN, and sends everything again by itself.',
  code: 'New enrolment code',
  codeHint: 'Eight characters, from your coordinator',
  pin: 'Your PIN',
  confirm: 'Enrol again',
  done: 'Enrolled again. The tablet is sending what you wrote.',
};
