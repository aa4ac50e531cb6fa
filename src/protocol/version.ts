/**
 * The version both sides speak. History:
 * 1: first version (2026-11). Optional since: a task's `assignee` and `campaign`, the request header `tung-ngo-app`; `tablet` in answers, `pinLength`
 * in an enrolment, `POST /api/tablet`;
 * `authored` and `digests` in a page (asked for by `digest=1`), the request header `tung-ngo-mended`;
 * `brief=1` (see `brief.ts`);
 * a consent's `typedName`, `witness`, `signature`, `guidanceWithdrawnAt`, `reportingWithdrawnAt`.
 */
export const protocolVersion = 1;

/** The oldest version `GET /api/changes` and `POST /api/sync` still answer. Parcels of every older version are always accepted. */
export const oldestAnsweredVersion = 1;

/** Request header by which a tablet names its version; absent means 1. */
export const protocolHeader = 'tung-ngo-protocol';

/** Request header by which a tablet names the server key a parcel is sealed to; absent means "try all". */
export const parcelKeyHeader = 'tung-ngo-key';

export const parcelContentType = 'application/vnd.tung-ngo.parcel';
