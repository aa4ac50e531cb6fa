import { agreeing, counted } from './counted.ts';
import type { start as vi } from './vi-start.ts';

export const start: typeof vi = {
  opening: 'Opening the book',
  slogan: 'Down every lane, at every door, with every person',
  passphrase: 'Passphrase',
  unlockTitle: 'Type the PIN',
  closedTitle: 'The book is closed',
  unlock: 'Unlock',
  unlocking: 'Unlocking…',
  erase: 'Take back one digit',

  pinLeast: (digits) => `Your unit asks for at least ${counted(digits, 'digit', 'digits')}.`,
  triesLeft: (tries) => `${counted(tries, 'try', 'tries')} left. After 10 wrong PINs in a row the data on this tablet is erased.`,
  waitFor: (duration) => `Try again in ${duration}`,
  lockedParcels: (parcels) =>
    `${counted(parcels, 'sealed parcel', 'sealed parcels')} ${agreeing(parcels, 'is', 'are')} still sent when there is a network, even while the tablet is locked.`,
  forgot: 'Forgot the PIN?',
  forgotMore:
    'Nobody can recover a PIN. After 10 wrong tries the tablet erases its data; the sealed parcels are still sent. Then enrol again with a new code from the coordinator.',
  practice: 'Practice',
  practiceBegin: 'Start practising',
  practiceMore: 'Invented people and figures. Nothing is sent.',
  practiceLocks: 'While you practise, the real book is locked. Enter your PIN to open it again.',
  practiceFailed: 'Practice could not be opened. Reload the page and try again.',
  unusableTitle: 'This tablet cannot save data',
  unusableCode: (code) => `Error code: ${code}`,
  unusableMore: 'Leave private browsing, check that there is free storage, then reload the page.',
};
