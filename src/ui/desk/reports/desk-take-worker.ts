import { expose } from 'comlink';
import { takeRecords } from './take-records.ts';

/** Entry of the worker that receives records. Named as the desk's: tablets do not precache it. */
expose(takeRecords);
