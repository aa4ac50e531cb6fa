import type { aloud as vi } from './vi-aloud.ts';

export const aloud: typeof vi = {
  listen: 'Read aloud',
  stop: 'Stop reading',
  rate: 'How fast to read',
  rates: { slow: 'Slow', usual: 'Usual', quick: 'Quick' },
};
