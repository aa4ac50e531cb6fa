import { allowOwnScripts } from './own-scripts.ts';
import { startWorkerEarly } from './own-worker.ts';
import './styles/styles.css';

/* What takes longest comes first. The desk has no worker. */
allowOwnScripts();
if (!/^\/desk(\/|$)/.test(location.pathname)) startWorkerEarly();
void import('./main.tsx');
