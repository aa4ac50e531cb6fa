import type { Shipped } from '#protocol/answers.ts';
import { isTabletWord, type TabletWord } from '#protocol/tablet-word.ts';
import type { DeviceHeader } from '#storage/device-settings.ts';
import type { ParcelShelf } from '#storage/parcel-shelf.ts';
import type { Receipt, StoredParcel } from '#storage/tablet-store.ts';
import { type FetchPort, parcelRequest } from './parcel-request.ts';

/** Shipping without the vault: sealed parcels and the token that can only ship. The service worker's half of the sync; keep it small. */
export interface ShelfPorts {
  readonly shelf: ParcelShelf;
  readonly header: DeviceHeader;
  readonly fetch: FetchPort;
  readonly now: () => number;
}

export interface ShelfReport {
  readonly shipped: number;
  /** Parcels still waiting: the caller tries again later. */
  readonly left: number;
  /** What the server said of this very identity, when it answered (SY33). */
  readonly heard?: HeardWord | undefined;
}

export interface HeardWord {
  /** The identity it was said to: a vault that came after it does not obey it. */
  readonly device: string;
  readonly word: TabletWord;
  /** Unix ms by the server's clock. */
  readonly serverTime: number;
}

/** Ships every parcel the server has not answered for. Hold the ship lock. */
export async function shipShelf(ports: ShelfPorts): Promise<ShelfReport> {
  let shipped = 0;
  let left = 0;
  let heard: HeardWord | undefined;
  for (const [id, parcel] of await ports.shelf.parcels()) {
    if (parcel.shipped === parcel.version) continue;
    const one = await shipOne(ports, id, parcel);
    if (one.gone) shipped += 1;
    else left += 1;
    if (parcel.device === ports.header.deviceId) heard = one.heard ?? heard;
  }
  return { shipped, left, ...(heard && { heard }) };
}

interface ShippedOne {
  readonly gone: boolean;
  readonly heard?: HeardWord | undefined;
}

async function shipOne(ports: ShelfPorts, id: string, parcel: StoredParcel): Promise<ShippedOne> {
  const token = ports.header.shipTokens[parcel.device];
  if (token === undefined) return { gone: false };
  const { outcome, heard } = await send(ports.fetch, token, parcel);
  if (outcome === undefined) return { gone: false, heard };
  /* A parcel of an erased vault or a former identity has nobody left to settle it: the server has it, so it goes (SY13). */
  const orphan = ports.header.vault === undefined || parcel.device !== ports.header.deviceId;
  if (orphan) await ports.shelf.remove(id, parcel.version);
  else if (outcome !== 'held') await ports.shelf.settle(id, parcel.version, receiptOf(outcome, parcel, ports.now()));
  return { gone: orphan || outcome !== 'held', heard };
}

/** The server's answer; `held` when the device is revoked and the server keeps the body for the desk; undefined when it may not have it. */
async function send(
  fetch: FetchPort,
  token: string,
  parcel: StoredParcel,
): Promise<{ readonly outcome: Shipped | 'held' | undefined; readonly heard?: HeardWord | undefined }> {
  try {
    const response = await fetch('/api/parcels', parcelRequest(token, parcel));
    const json = (await response.json()) as unknown;
    if (response.ok) return isShipped(json) ? { outcome: json, heard: heardIn(parcel.device, json) } : { outcome: undefined };
    const held = response.status === 403 && errorKind(json) === 'device-revoked';
    return held ? { outcome: 'held', heard: heardIn(parcel.device, (json as { error?: unknown }).error) } : { outcome: undefined };
  } catch {
    return { outcome: undefined };
  }
}

/** The word in an answer, or in the error of one. An answer without it is an older server's. */
export function heardIn(device: string, json: unknown): HeardWord | undefined {
  const { tablet, serverTime } = json as { tablet?: unknown; serverTime?: unknown };
  return isTabletWord(tablet)
    ? { device, word: tablet, serverTime: typeof serverTime === 'string' ? Date.parse(serverTime) || 0 : 0 }
    : undefined;
}

/** By hand, since the service worker carries no schema library. */
function isShipped(json: unknown): json is Shipped {
  const answer = json as Partial<Shipped> | null;
  return (
    Array.isArray(answer?.verdicts) &&
    answer.verdicts.every((verdict) => typeof verdict?.n === 'number' && typeof verdict.verdict === 'string') &&
    typeof answer.received?.through === 'number' &&
    Array.isArray(answer.received.missing) &&
    typeof answer.serverTime === 'string'
  );
}

function errorKind(json: unknown): string | undefined {
  return (json as { error?: { kind?: string } } | null)?.error?.kind;
}

function receiptOf(answer: Shipped, parcel: StoredParcel, now: number): Receipt {
  return { verdicts: answer.verdicts, received: answer.received, serverTime: answer.serverTime, authored: parcel.authored, at: now };
}
