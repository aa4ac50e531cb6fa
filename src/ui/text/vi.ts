import { facts } from './vi-facts.ts';
import { failures } from './vi-failures.ts';
import { home } from './vi-home.ts';
import { homes } from './vi-homes.ts';
import { outbox } from './vi-outbox.ts';
import { parts } from './vi-parts.ts';
import { start } from './vi-start.ts';
import { today } from './vi-today.ts';

/** Vietnamese is the type; English must satisfy it. One module per area, so that several people can write side by side. */
export const vi = { parts, facts, failures, start, today, homes, home, outbox };
