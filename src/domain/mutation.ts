/** What a field may hold once it is on the wire. `null` clears a field. */
export type FieldValue = string | number | boolean | null | readonly FieldValue[] | { readonly [key: string]: FieldValue };

export type Fields = { readonly [field: string]: FieldValue };

/** The only way anything changes, on a tablet or at the desk. (device, n) is its identity. */
export interface Mutation {
  /** 1, 2, 3 … without a gap, per device. */
  readonly n: number;
  /** Hybrid clock stamp, see `hybrid-clock.ts`. */
  readonly at: string;
  readonly kind: string;
  readonly id: string;
  /** The village (or other area) the record lives in. */
  readonly area: string;
  readonly set: Fields;
}

/** A mutation before it has a number and a stamp. */
export type Change = Omit<Mutation, 'n' | 'at'>;
