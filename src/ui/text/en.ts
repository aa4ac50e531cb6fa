import { facts } from './en-facts.ts';
import { failures } from './en-failures.ts';
import { home } from './en-home.ts';
import { homes } from './en-homes.ts';
import { outbox } from './en-outbox.ts';
import { parts } from './en-parts.ts';
import { start } from './en-start.ts';
import { today } from './en-today.ts';
import type { vi } from './vi.ts';

export const en: typeof vi = { parts, facts, failures, start, today, homes, home, outbox };
