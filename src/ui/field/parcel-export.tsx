import type { ParcelFileOut } from '#background/device-api.ts';
import { device } from '#ui/device.ts';
import { Button } from '#ui/parts/button.tsx';
import { Section } from '#ui/parts/surfaces.tsx';
import { showToast } from '#ui/parts/toasts.tsx';
import { formats, words } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';

const fileType = 'application/octet-stream';

/** The road without any network: sealed parcels as a file, carried by hand. */
export function ParcelExport() {
  const { outbox } = words();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    const files = await device().parcelFiles();
    setBusy(false);
    for (const file of files) await handOut(file);
    const parcels = files.reduce((sum, file) => sum + file.parcels, 0);
    showToast({ words: parcels === 0 ? outbox.exportNothing : outbox.exported(formats().number(parcels)) });
  };
  return (
    <Section title={outbox.export}>
      <p class="soft">{outbox.exportMore}</p>
      <Button icon="save" busy={busy} onPress={() => void save()}>
        {outbox.exportNow}
      </Button>
    </Section>
  );
}

/** Shared to another app where the platform can share files, else downloaded. */
async function handOut({ name, bytes }: ParcelFileOut): Promise<void> {
  const file = new File([bytes], name, { type: fileType });
  if (navigator.canShare?.({ files: [file] })) {
    try {
      await navigator.share({ files: [file] });
      return;
    } catch {
      // Share sheet closed or refused: the download still gets it out.
    }
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
