import { counted } from './counted.ts';
import type { homes as vi } from './vi-homes.ts';

export const homes: typeof vi = {
  title: 'Homes',
  search: 'Name, lane, last digits',
  orderLabel: 'Order',
  order: { name: 'By name', walk: 'Walking order' },
  hits: (count) => counted(count, 'result', 'results'),
  noHit: 'Nobody was found',
  noHitMore:
    'Type fewer letters; accents are not needed. A name, the head of the household, a lane, or the last 2 or more digits of a number or phone will do.',
  noHitFilters: 'The list is filtered: the person may be outside the filters.',
  home: 'Home',
  headOf: (head) => `Home of ${head}`,
  show: { all: 'All', 'not-visited': 'To visit', 'come-back': 'Come back', mine: 'Mine' },
  showLabel: 'Which homes',
  village: 'Village',
  everyVillage: 'All villages',
  found: (count) => counted(count, 'home', 'homes'),
  none: 'No home matches',
  noneMore: 'Try clearing the filters.',
  noHomes: 'There is no home in the book yet',
  noHomesMore: 'The homes of your villages appear here after the first exchange with the server.',
  clearFilters: 'Clear the filters',
  newHome: 'New home',
  neverVisited: 'Not visited',
  lastVisit: (outcome, day) => `${outcome}, ${day}`,
  comeBack: (day) => `Due ${day}`,
  noAddress: 'No address yet',
  noHead: 'No name of the head yet',
  chooseOne: 'Choose a home to see it',
};
