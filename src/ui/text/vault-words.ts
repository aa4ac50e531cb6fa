import { areaText } from './area-text.ts';
import { vault } from './vi-vault.ts';

/** Comes with what is shown at the door and in the settings of the vault. */
export const vaultWords = areaText(vault, async () => (await import('./en-vault.ts')).vault);
