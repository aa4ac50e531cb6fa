import { done, type Result } from '#domain/result.ts';
import type { Receipt, StoredParcel } from '#storage/tablet-store.ts';
import { noteAnswer } from './note-answer.ts';
import { type TabletPorts, writing } from './tablet-ports.ts';
import type { Tablet } from './tablet.ts';

/** Takes in the receipts the service worker left on the shelf while the vault was locked (SY12). Hold the ship lock. */
export async function settleReceipts(ports: TabletPorts, tablet: Tablet): Promise<Result<true>> {
  for (const [id, parcel] of await ports.store.parcels()) {
    if (parcel.device !== tablet.meta.device || !parcel.receipts?.length) continue;
    for (const receipt of parcel.receipts) {
      const noted = await noteAnswer(ports, tablet, wordOf(receipt, parcel));
      if (!noted.ok) return noted;
    }
    const cleared = await clearReceipts(ports, tablet, id, parcel);
    if (!cleared.ok) return cleared;
  }
  return done(true);
}

function wordOf(receipt: Receipt, { device }: StoredParcel) {
  const { verdicts, received, serverTime, authored, at } = receipt;
  return { verdicts, received, serverTime, told: authored, at, device };
}

/** A parcel shipped whole goes; one that has grown since keeps its bytes. A save may have sealed it anew meanwhile, so it is read again. */
function clearReceipts(ports: TabletPorts, tablet: Tablet, id: string, read: StoredParcel): Promise<Result<true>> {
  return writing(ports, tablet, async () => {
    const parcel = await ports.store.parcel(id);
    if (!parcel) return done(true);
    if (parcel.shipped === parcel.version)
      return tablet.commit({ dropParcels: [id], ...(tablet.meta.open?.id === id && { meta: { open: undefined } }) });
    const receipts = parcel.receipts?.slice(read.receipts?.length ?? 0);
    return tablet.commit({ putParcels: [[id, { ...parcel, receipts }]] });
  });
}
