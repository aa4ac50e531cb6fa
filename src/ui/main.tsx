import { render } from 'preact';
import { App } from './app.tsx';
import { applyAppearance } from './appearance.ts';
import { watchLinkedCode } from './field/enrolment-link.ts';
import { watchFinger } from './finger.ts';
import { keepInstallEvent } from './install-event.ts';
import { startPageHints, startShell } from './shell-updates.ts';
import { words } from './text/words.ts';

const serviceWorker = '/service-worker.js';

async function start(): Promise<void> {
  watchLinkedCode();
  keepInstallEvent();
  applyAppearance(document.documentElement);
  watchFinger();
  await words.ready();
  const root = document.getElementById('app');
  if (root) render(<App />, root);
  startPageHints();
  if (import.meta.env.PROD) startShell(serviceWorker);
}

void start();
