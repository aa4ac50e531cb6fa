import type { deskHelp as viDeskHelp } from './vi-desk-help.ts';

export const deskHelp: typeof viDeskHelp = {
  troubles: 'When something is in the way',
  pages: {
    signIn: {
      title: 'Sign in',
      about: 'Come to the desk with your own account.',
      steps: [
        'Use a passkey if you have made one, else your name and password.',
        'Password forgotten: ask your manager for a link that resets it once.',
      ],
      troubles: ['After several wrong tries you wait a few minutes.'],
    },
    overview: {
      title: 'Overview',
      about: 'How far this unit has come and where it is stuck. Every number opens its list.',
      steps: [
        'Read the first card: what waits for you.',
        'Tap a number for the homes and people behind it.',
        'Choose a village in the table to see it alone.',
        'Set targets and residents to see shares.',
      ],
      troubles: ['No network: the last figures are shown, with their age.', 'No share: the residents of the unit were not entered.'],
    },
    morning: {
      title: 'This morning',
      about: 'One page, read in a minute: what to do today, what is stuck, what is new since yesterday.',
      steps: [
        'Read what to do from the top: the most pressing comes first.',
        'Press a number to open the very list behind it.',
        'Press Print one page to take it to the morning meeting.',
      ],
      troubles: ['The figures of a village are missing: its tablet has not sent. See Tablets.'],
    },
    listed: {
      title: 'People',
      about: 'The people behind a number, or found by a filter.',
      steps: ['Type a name, or choose age, sex, service and milestone.', 'Tap a name to open the record.'],
      troubles: ['The list is empty: take a condition away.'],
    },
    households: {
      title: 'Households',
      about: 'All households of the unit, found by head and address.',
      steps: ['Type the head’s name or a lane.', 'Tap one for its people, visits and history.'],
      troubles: ['A new one is missing: its tablet has not sent yet. See Tablets.'],
    },
    household: {
      title: 'A household',
      about: 'Its facts, its people, and every change.',
      steps: ['The history says who wrote what, and when.', 'Tap a person to open their record.'],
      troubles: ['Something is wrong: give it back under To review.'],
    },
    person: {
      title: 'A person',
      about: 'One person’s record. Numbers are masked; each reveal is audited.',
      steps: [
        'Reveal a number only when it is needed, and say why.',
        'See the progress of each service and what was agreed to.',
        'When they ask about their data, receive the request at the end of the page.',
      ],
      troubles: ['A number cannot be revealed: your role may not see it.'],
    },
    plan: {
      title: 'Plan',
      about: 'Give homes to people, and run campaigns.',
      steps: [
        'Choose homes by village, lane or filter.',
        'Choose people and a day; it comes up in Today on their tablets.',
        'Open a campaign with a target to follow the whole commune.',
      ],
      troubles: ['They do not see it: their tablet has had no contact since.'],
    },
    reports: {
      title: 'Reports',
      about: 'By week, month or any period, with the official heading.',
      steps: [
        'Choose the period and the unit.',
        'Take it as Excel, PDF or CSV.',
        'A week’s figures are frozen on Friday and stay as they are.',
      ],
      troubles: ['Numbers differ from last week: work arrived late. The frozen report does not change.'],
    },
    review: {
      title: 'To review',
      about: 'Records that rules found odd, samples, and what was mended.',
      steps: [
        'Read why, and compare with what it was.',
        'Approve, or give it back with a question: it opens the very field on the tablet.',
        'Choose several to do them at once.',
      ],
      troubles: ['Not sure: leave a note for your colleagues.'],
    },
    doubles: {
      title: 'Duplicates?',
      about: 'Pairs that may be one person or one home.',
      steps: ['Open a pair and compare both sides.', 'Merge when they are one; say so when they are not.'],
      troubles: ['Merged by mistake: it can be undone there.'],
    },
    pair: {
      title: 'Compare two records',
      about: 'Choose field by field what stays, then merge.',
      steps: ['Choose the right value in each line.', 'Merge. The tablets hear of it by themselves.'],
      troubles: ['Late work for the merged one is written to the one that stayed.'],
    },
    refused: {
      title: 'Refused',
      about: 'What the server did not take, and work of revoked tablets.',
      steps: ['Read why.', 'Take it in once the cause is gone, or throw it away, with a reason.'],
      troubles: ['The unit does not exist: make it first, then take it in.'],
    },
    rights: {
      title: 'People’s rights',
      about: 'Requests about personal data, with the days the law gives.',
      steps: [
        'Receive it: to see, a copy, to correct, restrict, withdraw, erase.',
        'Make sure who asks before you answer.',
        'See how many tablets have forgotten.',
      ],
      troubles: ['Nearly late: it stands first, marked.'],
    },
    retention: {
      title: 'Retention',
      about: 'How long data is kept before it is erased.',
      steps: ['See beforehand how many records will end.', 'Set the months, and say why.'],
      troubles: ['Set wrongly: change it before the day.'],
    },
    breaches: {
      title: 'Breach log',
      about: 'Breaches of data, with the 72 hours to report them.',
      steps: ['Write it down as soon as you know; add the rest later.', 'Print the report.'],
      troubles: ['Not sure it is one: write it down and decide later.'],
    },
    members: {
      title: 'Members',
      about: 'Who works where, in which role.',
      steps: ['Add somebody with a role and a unit.', 'Print their enrolment cards.', 'When they leave, suspend them: their work stays.'],
      troubles: ['No button to add: your role does not manage members.'],
    },
    tablets: {
      title: 'Tablets',
      about: 'Of each: version, storage, clock, and what has arrived.',
      steps: [
        'Those not heard from come first: call who has them.',
        'Lock, erase or revoke one that is lost.',
        'Hand one on to somebody else.',
      ],
      troubles: ['A gap in what was received: have the app opened where there is a network.'],
    },
    handIn: {
      title: 'Hand in a file',
      about: 'Take parcel files of tablets that cannot send.',
      steps: ['Choose the file.', 'The page says how much was received.'],
      troubles: ['Handed in twice does no harm: everything counts once.'],
    },
    places: {
      title: 'Villages',
      about: 'The tree of units: add, rename, merge, split, close.',
      steps: ['Choose a unit, then what to do.', 'To merge or split choose which homes go where, look at it, then do it.'],
      troubles: ['Tablets are out: what is written late finds the new unit by itself.'],
    },
    guides: {
      title: 'Guides',
      about: 'Switch guides on and off, order and edit them for the unit.',
      steps: ['Tap a guide to edit it.', 'The arrows set the order in which they are proposed.'],
      troubles: ['Tablets do not have it: they take it at the next contact.'],
    },
    guideEditor: {
      title: 'Edit a guide',
      about: 'Words, steps, usual obstacles. Faults show while you write.',
      steps: ['Edit part by part, with a preview.', 'Publish. Earlier versions are kept and can come back.'],
      troubles: ['It will not publish: open the list of faults and tap each.'],
    },
    import: {
      title: 'Bring in a list',
      about: 'Bring in households from Excel or CSV.',
      steps: ['Choose the file and match its columns.', 'Look at it, mend what is wrong, import.'],
      troubles: ['Faulty lines: take them as a file, mend, import again. Nothing comes in twice.'],
    },
    audit: {
      title: 'Audit',
      about: 'Who saw, changed or took what. Nobody can rewrite it.',
      steps: ['Filter by person, act and day.'],
      troubles: ['It is not there: only auditors see it.'],
    },
    account: {
      title: 'Account',
      about: 'Password, passkeys, codes, open sessions.',
      steps: ['Make a passkey: quickest and safest.', 'A session you do not know: sign out everywhere.'],
      troubles: ['The telephone with the codes is lost: use a recovery code.'],
    },
    setup: {
      title: 'The first coordinator',
      about: 'Done once, by the link that the server prints.',
      steps: ['Choose name, password and unit.'],
      troubles: ['The link has ended: start the server again for a new one.'],
    },
    notFound: {
      title: 'No such page',
      about: 'The address is wrong, or outside your units.',
      steps: ['Choose a place at the side.'],
      troubles: ['You need another unit: ask your manager for the role.'],
    },
  },
};
