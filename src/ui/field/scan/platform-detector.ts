/** The Shape Detection API, as far as it is used; TypeScript does not know it, and many browsers neither. */
interface PlatformDetector {
  detect(picture: ImageBitmap): Promise<readonly { readonly rawValue: string }[]>;
}

interface DetectorClass {
  new (options: { readonly formats: readonly string[] }): PlatformDetector;
  getSupportedFormats(): Promise<readonly string[]>;
}

/** Reads QR codes with the platform's own reader, or undefined where there is none for them. */
export async function platformDetector(): Promise<((picture: ImageBitmap) => Promise<string | undefined>) | undefined> {
  const { BarcodeDetector: Detector } = globalThis as { readonly BarcodeDetector?: DetectorClass };
  if (!Detector) return undefined;
  try {
    if (!(await Detector.getSupportedFormats()).includes('qr_code')) return undefined;
    const detector = new Detector({ formats: ['qr_code'] });
    return async (picture) => (await detector.detect(picture))[0]?.rawValue;
  } catch {
    return undefined;
  }
}
