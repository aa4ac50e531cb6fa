import type { Guide } from '#guides/guide.ts';
import { guideWords } from '#ui/text/guide-words.ts';
import { useEffect, useState } from 'preact/hooks';

type Stores = NonNullable<Guide['stores']>;
type Drawn = readonly (readonly boolean[])[];

/** The only addresses ever shown: the app's own page in the platform's own store. */
const storePages = {
  android: (id: string) => `https://play.google.com/store/apps/details?id=${id}`,
  ios: (id: string) => `https://apps.apple.com/vn/app/${id}`,
} as const;

const platforms = ['android', 'ios'] as const;
type Platform = (typeof platforms)[number];

/** Opened on the citizen's own phone, by its own camera: nobody types a name that a false app could bear as well. */
export function StoreCode({ stores }: { readonly stores: Stores }) {
  const texts = guideWords();
  return (
    <details class="guide-more">
      <summary>{texts.store}</summary>
      <p class="soft">{texts.storeMore}</p>
      <div class="guide-codes">
        {platforms.map((platform) => (
          <figure key={platform} class="guide-code">
            <Code text={storePages[platform](stores[platform])} />
            <figcaption>{texts[platform satisfies Platform]}</figcaption>
          </figure>
        ))}
      </div>
    </details>
  );
}

const quiet = 4;

/** Light modules on a light ground in every colour scheme: cameras expect it. */
function Code({ text }: { readonly text: string }) {
  const [drawn, setDrawn] = useState<Drawn>([]);
  useEffect(() => {
    let here = true;
    const draw = async () => {
      const { default: encodeQR } = await import('qr');
      if (here) setDrawn(encodeQR(text, 'raw', { border: quiet }));
    };
    void draw();
    return () => {
      here = false;
    };
  }, [text]);
  const size = drawn.length;
  const dark = drawn.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={text}>
      <path class="qr-ground" d={`M0 0h${size}v${size}h-${size}z`} />
      <path d={dark.join('')} />
    </svg>
  );
}
