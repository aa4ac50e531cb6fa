import { successors } from '#domain/area-tree.ts';
import { formatStamp, tick } from '#domain/hybrid-clock.ts';
import { newUuid } from '#domain/ids.ts';
import type { Change, Mutation } from '#domain/mutation.ts';
import { done, failed, InvariantError, type Result, valueOrFail } from '#domain/result.ts';
import { misfitField } from '#protocol/entity-schemas.ts';
import { type NamedParcel, parcelRow } from './pack.ts';
import { type Ground, onGround } from './save-ground.ts';
import { type TabletPorts, writing } from './tablet-ports.ts';
import type { Delta, OutboxEntry, Tablet } from './tablet.ts';

/** The open parcel stays so small that sealing it again costs a save almost nothing. */
const openMutations = 40;
const openBytes = 8 * 1024;

export interface SaveRequest {
  readonly changes: readonly Change[];
  /** Draft dropped in the same transaction. */
  readonly draft?: string | undefined;
  /** Refused entry dealt with by this save. */
  readonly settles?: OutboxEntry | undefined;
}

/** All changes or none: when it resolves `ok`, they are on disk, sealed to the server and shippable without the vault (SY1, SY3). */
export async function saveChanges(
  ports: TabletPorts,
  tablet: Tablet,
  request: SaveRequest,
): Promise<Result<{ readonly numbers: readonly number[] }>> {
  refuseMisfits(request.changes);
  const saved = await onGround(ports, tablet, (ground) => sealed(ports, tablet, request, ground));
  return saved.ok ? done({ numbers: (saved.value.putOutbox ?? []).map(({ mutation }) => mutation.n) }) : saved;
}

async function sealed(ports: TabletPorts, tablet: Tablet, { changes, draft, settles }: SaveRequest, ground: Ground): Promise<Delta> {
  const { mutations, clock } = numbered(tablet, changes, ports.now());
  const authored = tablet.meta.authored + mutations.length;
  const [[id, parcel], putOutbox, putKept] = await Promise.all([
    grownParcel(ports, ground, authored, mutations),
    Promise.all(mutations.map((mutation) => tablet.sealEntry(mutation))),
    /* Its number was received and must not be missed; what it said has been written anew. */
    settles && tablet.sealEntry({ ...settles.mutation, set: {} }, settles.device),
  ]);
  return {
    putOutbox,
    dropOutbox: settles && [settles],
    putKept: putKept && [putKept],
    keptAt: ports.now() - tablet.meta.clockAheadMs,
    putParcels: mutations.length > 0 ? [[id, parcel]] : [],
    grows: ground.grows,
    dropDrafts: draft === undefined ? [] : [draft],
    meta: { authored, clock, open: parcel.state === 'open' ? { id, from: parcel.from } : undefined },
  };
}

/** A form of ours that writes what the contract does not allow is our own mistake, found before it is saved. */
function refuseMisfits(changes: readonly Change[]): void {
  for (const { kind, set } of changes) {
    const misfit = misfitField(kind, set);
    if (misfit !== undefined) throw new InvariantError(`a ${kind} was saved whose ${misfit} does not fit the contract`);
  }
}

/**
 * Numbers without a gap, and stamps after every stamp written or met. The clock is the server's as far as it is known. A form opened before a merge may
 * still name the old unit (SY22).
 */
function numbered(tablet: Tablet, changes: readonly Change[], now: number) {
  const { device, authored, clockAheadMs } = tablet.meta;
  let { clock } = tablet.meta;
  const merged = successors(tablet.identity.areas);
  const mutations = changes.map((change, index): Mutation => {
    clock = tick(clock, now - clockAheadMs);
    const { kind, id, area, set } = change;
    return { n: authored + index + 1, at: formatStamp(clock, device), kind, id, area: merged.get(area) ?? area, set };
  });
  return { mutations, clock };
}

/** The open parcel with these mutations added, or a new one when there is none, or it was shipped, or is full. */
async function grownParcel(
  ports: TabletPorts,
  { key, device, grows, held, end }: Ground,
  authored: number,
  added: readonly Mutation[],
): Promise<NamedParcel> {
  const sealed = parcelRow(key, device, authored, [...held, ...added], await end(added, authored));
  const full = sealed.count >= openMutations || sealed.bytes.byteLength >= openBytes;
  const [id, parcel] = grows ?? [];
  return [
    id ?? newUuid(ports.now(), ports.random),
    { ...sealed, state: full ? 'closed' : 'open', version: (parcel?.version ?? 0) + 1, receipts: parcel?.receipts },
  ];
}

/** Takes a refused mutation off the tablet: it lies in the desk's quarantine. */
export async function handOver(ports: TabletPorts, tablet: Tablet, n: number): Promise<Result<true>> {
  return writing(ports, tablet, async () => {
    const entry = refusedEntry(tablet, n);
    const keptAt = ports.now() - tablet.meta.clockAheadMs;
    return entry ? tablet.commit({ dropOutbox: [entry], putKept: [entry], keptAt }) : failed({ kind: 'not-refused' });
  });
}

/** The refused mutation written anew with mended fields under a new number; the old one is dealt with in the same transaction. */
export async function mend(
  ports: TabletPorts,
  tablet: Tablet,
  n: number,
  set: Mutation['set'],
): Promise<Result<{ readonly numbers: readonly number[] }>> {
  const entry = refusedEntry(tablet, n);
  if (!entry) return failed({ kind: 'not-refused' });
  const { kind, id, area, set: old } = valueOrFail(entry, 'a refused entry').mutation;
  return saveChanges(ports, tablet, { changes: [{ kind, id, area, set: { ...old, ...set } }], settles: entry });
}

function refusedEntry(tablet: Tablet, n: number): OutboxEntry | undefined {
  return tablet.entries().find((entry) => entry.device === tablet.meta.device && entry.mutation.n === n && entry.standing === 'refused');
}
