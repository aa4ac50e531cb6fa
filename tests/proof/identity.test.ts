import { playRows } from './play-rows.ts';
import { identityRows } from './rows-identity.ts';

playRows(identityRows);
