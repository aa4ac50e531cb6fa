import type { leaflet as vi } from './vi-leaflet.ts';

export const leaflet: typeof vi = {
  title: 'A leaflet to leave behind',
  hint: 'There is no name and no number on the paper. Print it, or send it to the citizen’s own phone.',
  print: 'Print',
  share: 'Send as PDF',
  failed: 'The PDF could not be made',
  failedMore: 'Try again, or press Print.',
  agreedOn: (day) => `Agreed: ${day}`,
  headings: {
    steps: 'The steps',
    safety: 'So that nobody cheats you',
    agreed: 'What we agreed',
    codes: 'Scan to open the right app',
    from: 'The community digital team. We never ask for your password or your codes.',
  },
};
