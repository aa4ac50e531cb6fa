import { render } from 'preact';
import { App } from './app.tsx';
import { applyAppearance } from './appearance.ts';
import { watchLinkedCode } from './field/enrolment-link.ts';
import { keepInstallEvent } from './install-event.ts';
import { allowOwnScripts } from './own-scripts.ts';
import { startPageHints, startShell } from './shell-updates.ts';
import './styles/styles.css';
import { words } from './text/words.ts';

const serviceWorker = '/service-worker.js';

async function start(): Promise<void> {
  allowOwnScripts();
  watchLinkedCode();
  keepInstallEvent();
  applyAppearance(document.documentElement);
  await words.ready();
  const root = document.getElementById('app');
  if (root) render(<App />, root);
  startPageHints();
  if (import.meta.env.PROD) startShell(serviceWorker);
}

void start();
