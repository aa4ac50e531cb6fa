import { expose } from 'comlink';
import { listDesk } from './list-desk.ts';

/** Entry of the worker that reads, checks and sends a list, so that the page never waits for 20,000 rows. Named as the desk's: tablets do not precache it. */
expose(listDesk(() => Date.now()));
