/** Any node of the administrative tree. Official codes exist down to the commune; villages have our own ids. */
export const areaKinds = ['province', 'district', 'commune', 'village', 'other'] as const;
export type AreaKind = (typeof areaKinds)[number];

export interface Area {
  readonly id: string;
  readonly parent: string | null;
  readonly kind: AreaKind;
  readonly code?: string | undefined;
  /** Full name with its type word: "Thôn Đồng Bưởi", "Xã Tân Phú". */
  readonly name: string;
  readonly aliases?: readonly string[] | undefined;
  /** ISO date. */
  readonly validFrom: string;
  /** ISO date; absent while the unit exists. */
  readonly validTo?: string | undefined;
  /** The unit that took this one in when it was closed: its records went there, and what is still written for it goes there too. */
  readonly mergedInto?: string | undefined;
}

export const roles = ['volunteer', 'lead', 'coordinator', 'operator'] as const;
/** What a member may do at a node and everywhere below it. */
export type Role = (typeof roles)[number];

/** The areas a person can be met in: the leaves people live in, not the units above them. */
export function isVillage(area: Area): boolean {
  return area.kind === 'village' || area.kind === 'other';
}
