import boldAddress from '@expo-google-fonts/be-vietnam-pro/700Bold/BeVietnamPro_700Bold.ttf?url';
import regularAddress from '@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf?url';
import type { LeafletFonts } from './leaflet-pdf.ts';

/** Both weights, from the precache when there is no network. */
export async function leafletFonts(): Promise<LeafletFonts> {
  const [regular, bold] = await Promise.all([bytesAt(regularAddress), bytesAt(boldAddress)]);
  return { regular, bold };
}

async function bytesAt(address: string): Promise<Uint8Array> {
  return new Uint8Array(await (await fetch(address)).arrayBuffer());
}
