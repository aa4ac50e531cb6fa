import { counted } from './counted.ts';
import type { vault as vietnamese } from './vi-vault.ts';

export const vault: typeof vietnamese = {
  whose: 'Whose book?',
  another: 'Does somebody else use this tablet too?',
  anotherMore: 'Each has a book and a PIN of their own. Nobody can read another’s book.',
  add: 'Add somebody to this tablet',
  full: 'This tablet has all 8 people it can have. One has to pass it on before another is added.',
  number: (slot, colour) => `Number ${slot}, ${colour}`,
  present: 'chosen',
  waiting: (parcels) => `${counted(parcels, 'parcel', 'parcels')} not sent`,
  colour: 'Colour by which you find your book',
  colourHint: 'A locked tablet shows only the number and the colour, no name.',
  colours: { red: 'red', blue: 'blue', green: 'green', amber: 'yellow', white: 'white', grey: 'grey' },

  leaseTitle: 'The book is closed: too long without contact',
  leaseMore:
    'The tablet has not been in contact with the server for longer than your unit allows, so no PIN opens the book. Nothing is lost: what was saved is still here, and unsent parcels still go out. Connect to a network and press the button below.',
  heldTitle: 'The coordinator has locked this tablet',
  heldMore:
    'What was saved is still here, and unsent parcels still go out. Call the coordinator; once it is unlocked, press the button below.',
  contact: 'Contact the server',
  contacting: 'Contacting…',
  noContact: 'No contact. Check the network and try again.',
  stillHeld: 'There was contact, and the tablet is still locked.',
  soonTitle: (days) => `The book closes in ${counted(days, 'day', 'days')} unless the tablet is in contact`,
  soonMore: 'Connect to a network once before then. Nothing is lost when it closes; it only takes a network to open it again.',

  passkeyUnlock: 'Open by fingerprint, face or screen lock',
  passkeyTitle: 'Open by the tablet’s own lock',
  passkeyMore: 'Use the fingerprint, face or screen lock of the tablet in place of the PIN. The PIN always works too.',
  passkeyOn: 'On',
  passkeyAdd: 'Turn on',
  passkeyRemove: 'Turn off',
  passkeyPin: 'PIN to confirm',
  passkeyNotHere: 'This tablet cannot do that. The PIN works as ever.',
  passkeyAdded: 'It now opens by the tablet’s own lock too',
  passkeyRemoved: 'Turned off. Only the PIN opens it',
  passkeyName: 'Book on this tablet',

  leaseLabel: 'Closes after a long time without contact',
  leaseDays: (days, left) => `After ${counted(days, 'day', 'days')}; ${left} left`,
};
