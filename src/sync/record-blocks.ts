/** Many records share one box: opening a few hundred boxes at unlock instead of tens of thousands is what makes it quick. */
export const recordsPerBlock = 200;

/** Rows of their own, newer than the blocks, or places in blocks that newer ones have overtaken, that are let gather before all is packed into blocks again. */
export const looseRows = 1000;
