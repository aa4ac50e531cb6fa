import type { Role } from '#domain/area.ts';

/** What the screens may know of the tablet itself: who is enrolled, what opens the vault, how it stands. Part of `device-api.ts`. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** Another volunteer's vault on this tablet, by what stands in the clear. */
export interface NeighbourNote {
  readonly slot: number;
  readonly colour?: string | undefined;
  /** False once it was erased: its place is free. */
  readonly enrolled: boolean;
  /** Sealed and not sent yet. */
  readonly parcels: number;
}

export interface NewPasskey extends PasskeyAsk {
  readonly secret: Uint8Array<ArrayBuffer>;
}

/** What a passkey is asked with. */
export interface PasskeyAsk {
  readonly credential: Uint8Array<ArrayBuffer>;
  readonly salt: Uint8Array<ArrayBuffer>;
}

export type DeviceState =
  /**
   * Never enrolled, passed on, erased after ten wrong PINs (`erased`) or by the desk (`wiped` too); `parcels` of an erased vault are still on their way.
   */
  | { readonly kind: 'new'; readonly erased: boolean; readonly wiped?: true; readonly parcels: number }
  /** `retryAt`: Unix ms before which no PIN is tried. */
  | {
      readonly kind: 'locked';
      readonly triesLeft: number;
      readonly retryAt?: number | undefined;
      readonly deviceName: string;
      readonly parcels: number;
      /** No PIN opens it until the next contact: too long without one (`lease`), or locked from the desk. */
      readonly closed?: 'lease' | 'desk' | undefined;
      /** It opens by a passphrase, not by digits. */
      readonly words?: true;
      readonly passkey?: PasskeyAsk | undefined;
      readonly colour?: string | undefined;
    }
  /** `leaseDaysLeft`: only when the vault will soon close for want of contact. */
  | { readonly kind: 'open'; readonly member: Member; readonly deviceName: string; readonly leaseDaysLeft?: number | undefined }
  /** IndexedDB cannot be opened at all (private mode, disk broken). */
  | { readonly kind: 'unusable'; readonly detail: string };

export interface EnrolRequest {
  readonly code: string;
  readonly deviceName: string;
  /** 6 to 12 digits, or a passphrase. */
  readonly pin: string;
  /** By which the volunteer finds their vault among several. */
  readonly colour?: string | undefined;
}

export interface DeviceSettings {
  /** Minutes without a touch before the vault locks; 1 to 60. */
  readonly lockAfterMinutes: number;
  /** What the platform answered when asked to keep our storage: undefined before it was asked. */
  readonly persisted?: boolean | undefined;
  /** Shortest PIN the unit asks for. */
  readonly pinLeast?: number | undefined;
  readonly hasPasskey?: boolean | undefined;
  /** Days without contact until the vault closes, and how many of them are left; absent where nothing is lent. */
  readonly leaseDays?: number | undefined;
  readonly leaseDaysLeft?: number | undefined;
  readonly colour?: string | undefined;
}

export interface StorageReport {
  readonly persisted?: boolean | undefined;
  readonly usedBytes?: number | undefined;
  readonly records: number;
  readonly outboxRows: number;
  readonly parcels: number;
  readonly deviceId: string;
  readonly deviceName: string;
  readonly clockAheadMs?: number | undefined;
  /** What the server has said it holds of this tablet's numbers; absent while the vault is locked. */
  readonly statement?: ServerStatement | undefined;
}

export interface ServerStatement {
  readonly authored: number;
  readonly through: number;
  /** Closed ranges. */
  readonly missing: readonly (readonly [from: number, to: number])[];
  /** Unix ms when the areas were last compared and found the same. */
  readonly comparedAt?: number | undefined;
  /** Rows ever offered again and areas ever pulled anew. */
  readonly offered: number;
  readonly areas: number;
}
