import { agreeing, counted } from './counted.ts';
import type { passOn as vi } from './vi-pass-on.ts';

export const passOn: typeof vi = {
  title: 'Pass the tablet on',
  more: 'When the coordinator gives this tablet to somebody else. That person needs an enrolment code of their own.',
  begin: 'Pass this tablet on',
  dialogTitle: 'Pass the tablet on?',
  erases: 'The records on it are erased, and your PIN opens it no more. Nothing is lost on the server.',
  unsent: (count) =>
    `${counted(count, 'line', 'lines')} ${agreeing(count, 'is', 'are')} not sent yet: sealed on the tablet, to go out later by itself, under your name.`,
  allSent: 'Everything you wrote has been sent.',
  sendFirst: 'Send now',
  confirm: 'Erase and pass on',
};
