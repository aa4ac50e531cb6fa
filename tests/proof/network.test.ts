import { playRows } from './play-rows.ts';
import { networkRows } from './rows-network.ts';

playRows(networkRows);
