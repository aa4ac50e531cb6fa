import type { install as vi } from './vi-install.ts';

export const install: typeof vi = {
  title: 'Từng Ngõ on the home screen',
  why: 'It opens by one touch like any app, and the device keeps its data more safely. Nothing is fetched from elsewhere.',
  install: 'Install now',
  later: 'Later (it is in the settings)',
  ways: {
    android: [
      'In Chrome, press the three dots at the top.',
      'Choose Add to Home screen, then Install.',
      'From now on open Từng Ngõ from the home screen.',
    ],
    apple: [
      'In Safari, press Share: the square with an arrow up.',
      'Choose Add to Home Screen, then Add.',
      'From now on open Từng Ngõ from the home screen.',
    ],
    desktop: [
      'In Chrome or Edge, press the install sign at the end of the address bar.',
      'Not there: open the browser’s menu and choose Install Từng Ngõ.',
    ],
  },
};
