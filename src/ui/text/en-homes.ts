import type { homes as vi } from './vi-homes.ts';

export const homes: typeof vi = {
  title: 'Homes',
  search: 'Name, address, last digits',
  show: { all: 'All', 'not-visited': 'To visit', 'come-back': 'Come back', mine: 'Mine' },
  showLabel: 'Which homes',
  village: 'Village',
  everyVillage: 'All villages',
  found: (count) => (count === '1' ? '1 home' : `${count} homes`),
  none: 'No home matches',
  noneMore: 'Type fewer letters (accents are not needed), or clear the filters.',
  noHomes: 'There is no home in the book yet',
  noHomesMore: 'The homes of your villages appear here after the first exchange with the server.',
  clearFilters: 'Clear the filters',
  newHome: 'New home',
  neverVisited: 'Not visited',
  lastVisit: (outcome, day) => `${outcome}, ${day}`,
  comeBack: (day) => `Due ${day}`,
  matched: (names) => `Here: ${names}`,
  noAddress: 'No address yet',
  noHead: 'No name of the head yet',
  chooseOne: 'Choose a home to see it',
};
