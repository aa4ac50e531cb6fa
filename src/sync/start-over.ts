import type { Result } from '#domain/result.ts';
import { type TabletPorts, writing } from './tablet-ports.ts';
import type { Tablet } from './tablet.ts';

/** The server does not know our cursor, or records were damaged: everything in scope again, and at its end what it did not bring is forgotten (SY9). */
export function startOver(ports: TabletPorts, tablet: Tablet): Promise<Result<true>> {
  return writing(ports, tablet, () => tablet.commit({ meta: { cursor: undefined, epoch: tablet.meta.epoch + 1, pulled: false } }));
}
