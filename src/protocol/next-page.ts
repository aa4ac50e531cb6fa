/** Answer header of a page that has more after it: the next one's cursor, so that it can be asked for while this one is still on its way. Optional. */
export const nextPageHeader = 'tung-ngo-next-page';

/** Characters; a longer cursor stands in the page alone, because proxies take only so much of a header. */
export const longestNextPage = 1500;
