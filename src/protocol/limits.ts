/** What a tablet keeps a parcel under on a link that has just broken off, compressed and sealed, in bytes: it then repeats little. */
export const tabletParcelBytes = 64 * 1024;

/** What it keeps one under otherwise: a long day of 1,000 mutations is one parcel, and so one round trip. */
export const dayParcelBytes = 128 * 1024;

/** What the server takes, in bytes; above it `413 too-large`. */
export const serverParcelBytes = 1024 * 1024;

/** What an opened parcel may unfold to, in bytes: a gzip bomb stops here. */
export const openedParcelBytes = 16 * 1024 * 1024;

/** Mutations in one parcel that the server looks at. */
export const parcelMutations = 20_000;

/** A device clock may be this far ahead of the server's before its stamps are pulled back, in milliseconds. */
export const clockTolerance = 5 * 60 * 1000;

/** Records in one page of changes: what a tablet asks for, and the most the server gives. */
export const usualPage = 2000;
export const largestPage = 10_000;
