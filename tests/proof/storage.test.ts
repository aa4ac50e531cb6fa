import { playRows } from './play-rows.ts';
import { storageRows } from './rows-storage.ts';

playRows(storageRows);
