import { playRows } from './play-rows.ts';
import { serverRows } from './rows-server.ts';

playRows(serverRows);
