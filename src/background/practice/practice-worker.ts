import { expose } from 'comlink';
import { openPractice } from './open-practice.ts';
import { shutDoors } from './shut-doors.ts';

/** Entry of the practice worker: the same device over memory alone. It ends with the worker, and nothing of it is left. */
shutDoors(globalThis);
expose(openPractice(() => Date.now()));
