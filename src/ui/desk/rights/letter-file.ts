import { offerFile } from '../reports/offer-file.ts';
import type { Letter } from './letter.ts';

/** Pages and letters are loaded when asked for. The name of the file names nobody. */
export async function offerLetter(letter: Letter, name: string): Promise<void> {
  const [{ letterPdf }, { leafletFonts }] = await Promise.all([import('./letter-pdf.ts'), import('../../field/leaflet/leaflet-fonts.ts')]);
  offerFile(new Blob([letterPdf(letter, await leafletFonts())], { type: 'application/pdf' }), `${name}.pdf`);
}
