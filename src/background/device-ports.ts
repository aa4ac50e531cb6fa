import type { ParcelShelf } from '#storage/parcel-shelf.ts';
import type { Slot } from '#storage/tablet-database.ts';
import type { StretchPin } from '#storage/vault.ts';
import type { TabletPorts } from '#sync/tablet-ports.ts';
import type { TendedVault } from '#sync/tend-vault.ts';

/** Everything outside that the background worker touches, so that tests can be the world. */
export interface DevicePorts extends TabletPorts {
  readonly shelf: ParcelShelf;
  readonly stretchPin: StretchPin;
  /** Somebody will soon unlock: gets ready what needs no key. Not given where nothing does. */
  readonly prepareUnlock?: (() => void) | undefined;
  readonly channel: Channel;
  readonly timers: Timers;
  /** Runs what nobody waits for, once the question at hand is answered. */
  readonly soon: (work: () => void) => void;
  /** The other vaults of this tablet, to be tended while nobody has them open (SY32). Nothing of them can be read from here. */
  readonly neighbours: () => Promise<readonly Neighbour[]>;
  /** Bytes of storage used, where the platform tells. */
  readonly usedBytes: () => Promise<number | undefined>;
}

export interface Neighbour extends TendedVault {
  readonly slot: Slot;
}

/** Words between the tabs' workers and the service worker of one browser. Nothing personal ever crosses. */
export interface Channel {
  post(message: ChannelMessage): void;
  listen(hear: (message: ChannelMessage) => void): void;
}

export type ChannelMessage =
  /** The store has changed: read again. */
  | { readonly kind: 'changed' }
  /** The vault was locked, erased or enrolled: every tab follows. */
  | { readonly kind: 'state' }
  | { readonly kind: 'locked' }
  /** The service worker is about to ship: does an unlocked tab do it in one round trip instead? */
  | { readonly kind: 'who-ships' }
  | { readonly kind: 'i-ship' }
  /** The service worker has shipped; receipts lie on the shelf. */
  | { readonly kind: 'shipped' };

export interface Timers {
  /** Runs `work` after `ms` unless cancelled by the returned function. */
  after(ms: number, work: () => void): () => void;
}
