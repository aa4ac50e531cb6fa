import type { help as viHelp } from './vi-help.ts';

export const help: typeof viHelp = {
  troubles: 'When something is in the way',
  pages: {
    enrol: {
      title: 'Enrol the tablet',
      about: 'Done once, with a network. After that the tablet works for weeks without one.',
      steps: [
        'Ask the coordinator for a code, or scan the QR code on the enrolment card.',
        'Name the tablet, so that the coordinator knows whose it is.',
        'Choose a PIN of six digits or more, not a birthday and not 123456. Type it twice, then tap Enrol.',
        'To try it first, tap the practice: the people in it are invented and nothing is sent.',
      ],
      troubles: ['The code has expired or was used: ask for a new one.', 'No network: find a signal; it is needed this once.'],
    },
    unlock: {
      title: 'Unlock',
      about: 'The book on this tablet is encrypted. Only your PIN opens it.',
      steps: ['Type your PIN, then tap Unlock.', 'On a shared tablet choose your own book first.'],
      troubles: [
        'After several wrong PINs you have to wait; after ten the tablet erases the book. What was not sent yet still goes out.',
        'PIN forgotten: tell the coordinator, who enrols you anew.',
        'Too long without contact: find a network, then tap the button for contact.',
      ],
    },
    today: {
      title: 'Today',
      about: 'Where to go today, the most pressing first.',
      steps: [
        'Records to mend come first: a tap leads to the very field the coordinator asks about.',
        'Then promised homes, appointments, tasks given to you, and homes never visited.',
        'At a home that is not in the book, tap the button for a new home.',
      ],
      troubles: ['Called away in the middle: just go. What you began stands under Unfinished; tap it to go on.'],
    },
    homes: {
      title: 'The list of homes',
      about: 'All homes of your villages, found without a network.',
      steps: [
        'Type part of a name, a lane, or the last three digits of the personal number. Marks are not needed.',
        'Narrow it to homes not visited or with a day agreed; or order it as one walks from door to door.',
        'Tap a home to open it.',
      ],
      troubles: ['Not found: type fewer letters. Still nothing: write it down as new; you are told if it is known already.'],
    },
    home: {
      title: 'A home',
      about: 'Its people, its visits, and what was agreed.',
      steps: [
        'Add a person, or tap a name to see and guide them.',
        'When you are done here, record the visit, also when nobody was at home.',
        'The pencil at the top mends what is written about the home.',
      ],
      troubles: ['Wrong home: edit it, scroll to the end, remove it. It can be brought back.'],
    },
    household: {
      title: 'Register a household',
      about: 'The name of the head and where it is are enough to save.',
      steps: [
        'Scan the citizen card of the head, or type name and address.',
        'Take the position, so that the home is found again quickly.',
        'Save, then add people goes straight on with the first person.',
      ],
      troubles: [
        'It looks like a home you have: open that one before you save.',
        'The battery died: open the app again; what you typed is there.',
      ],
    },
    person: {
      title: 'A person',
      about: 'What they agreed to, what they have done, and what comes next.',
      steps: [
        'Start now opens the service that helps most; the reason stands below it.',
        'Or choose another one from the list.',
        'If they want to see, correct or withdraw something, scroll down to their rights.',
      ],
      troubles: ['They do not want steps to be written down: guide them all the same; nothing is recorded.'],
    },
    personForm: {
      title: 'Add a person',
      about: 'First ask, then write.',
      steps: [
        'Read the words aloud, or let the tablet read them.',
        'Tick each purpose the person agrees to. None is ticked beforehand.',
        'Choose who agrees, then tap the button for how they said so: spoken, by touch, or signed.',
        'Scan the citizen card, or type. Only the name is needed.',
      ],
      troubles: [
        'They do not agree: say so with the button. No name is kept, and you may still help.',
        'Number and birth do not match: you are told, never stopped. Look at the card again, then save.',
      ],
    },
    visit: {
      title: 'Record a visit',
      about: 'Every knock at a door is a visit, also when nobody opens.',
      steps: ['Choose how it went.', 'If you will come back, choose the day; the home is then in Today.', 'Save the visit.'],
      troubles: ['A slip: open the visit on the page of the home and mend it.'],
    },
    guide: {
      title: 'A guide, step by step',
      about: 'One step per screen. The words on it are the words to say.',
      steps: [
        'With somebody new, say first how not to be cheated.',
        'Read the step, or let it be read aloud. People tap their own telephone themselves.',
        'When it is done, tap This step is done. Each step is saved at once.',
        'When it stops, tap Stop here and choose why: you are told what to do, and can agree a day.',
      ],
      troubles: [
        'Never ask for, hold or write down anybody’s password or one-time code.',
        'The app looks different from the words here: follow the app, and tell the coordinator.',
      ],
    },
    leaflet: {
      title: 'The leaflet to leave behind',
      about: 'One page to do it again by oneself, with the code of the right app.',
      steps: ['Look at it on the screen.', 'Print it, or save it as a PDF to print at the commune.'],
      troubles: ['No printer: let them photograph this screen with their own telephone.'],
    },
    group: {
      title: 'A session for many',
      about: 'Guide several people at once, at the village hall for instance.',
      steps: [
        'Choose the village and the service.',
        'Tick who is there, or scan their cards.',
        'Go step by step with all; note by name who is stuck.',
        'Save once for everybody.',
      ],
      troubles: ['Somebody has not agreed to be recorded: they may listen; nothing is written about them.'],
    },
    policeDay: {
      title: 'To the commune police',
      about: 'Who has to go for VNeID level 2, and who only has to activate it.',
      steps: ['Print the list for the head of the village.', 'Or save the appointments to a calendar.'],
      troubles: ['The list is empty: nobody has an appointment. They are made in the guide to VNeID level 2.'],
    },
    outbox: {
      title: 'The outbox',
      about: 'How much of this tablet’s work the server has. The server itself has confirmed the number.',
      steps: [
        'With a network it sends by itself. Send now does it at once.',
        'Refused lines come first: read why, mend them, or hand them to the coordinator.',
      ],
      troubles: [
        'Days without a network: save the parcels as a file and carry it to the commune. It is sealed; only the server opens it.',
        'Revoked, or the app too old: do as the screen says. What was written is not lost.',
      ],
    },
    settings: {
      title: 'Settings',
      about: 'Language, text size, colours, the lock, and how the tablet is.',
      steps: [
        'In bright sun choose the colours for it: black on white.',
        'When an older person looks along, choose the largest text.',
        'When the tablet goes to somebody else for good, pass it on.',
      ],
      troubles: [
        'The clock is wrong: set it in the settings of the tablet, then open the app again.',
        'The browser has not promised to keep the data: install the app on the home screen, then ask it again.',
      ],
    },
    notFound: {
      title: 'No such page',
      about: 'The address is wrong, or the record is no longer on this tablet.',
      steps: ['Go to Today, then look among the homes.'],
      troubles: ['Records of a village that is no longer yours are not shown.'],
    },
  },
};
