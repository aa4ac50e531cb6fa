import { fold, nameKey } from './vietnamese-text.ts';

export interface LikenedHome {
  readonly head: string;
  readonly address: string;
  readonly phone: string;
}

export function likenedHome(home: {
  readonly head?: string | null | undefined;
  readonly address?: string | null | undefined;
  readonly phone?: string | null | undefined;
}): LikenedHome {
  return { head: nameKey(home.head ?? ''), address: fold(home.address ?? ''), phone: (home.phone ?? '').replaceAll(/\D/g, '') };
}

/** Why two homes may be one: the same head, and a door or a phone that agrees as far as it is known. Undefined: no reason. Greater is surer. */
export function homeLikeness(a: LikenedHome, b: LikenedHome, sameVillage: boolean): number | undefined {
  if (a.head === '' || a.head !== b.head) return undefined;
  if (a.phone !== '' && a.phone === b.phone) return 75;
  if (!sameVillage) return undefined;
  if (a.address !== '' && a.address === b.address) return 70;
  return a.address === '' || b.address === '' ? 30 : undefined;
}
