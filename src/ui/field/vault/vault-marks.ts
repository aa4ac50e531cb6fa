import type { NeighbourNote } from '#background/device-api.ts';

export const vaultColours = ['red', 'blue', 'green', 'amber', 'white', 'grey'] as const;
export type VaultColour = (typeof vaultColours)[number];

const mostVaults = 8;

/** As chosen, or one by the number, so that neighbours differ. */
export function colourOf(slot: number, chosen: string | undefined): VaultColour {
  return vaultColours.find((colour) => colour === chosen) ?? vaultColours[(slot - 1) % vaultColours.length] ?? 'grey';
}

/** The lowest number nobody has; an erased vault's is free, its parcels still ship. Undefined when all are taken. */
export function freeSlot(mine: number | undefined, neighbours: readonly NeighbourNote[]): number | undefined {
  const taken = new Set([mine, ...neighbours.filter(({ enrolled }) => enrolled).map(({ slot }) => slot)]);
  return Array.from({ length: mostVaults }, (_, index) => index + 1).find((slot) => !taken.has(slot));
}
