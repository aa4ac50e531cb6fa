import { useEffect, useState } from 'preact/hooks';

type Drawn = readonly (readonly boolean[])[];

const quiet = 4;

/** Light modules on a light ground in every colour scheme: cameras expect it. */
export function QrCode({ text }: { readonly text: string }) {
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
