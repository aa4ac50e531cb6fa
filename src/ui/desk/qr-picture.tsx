import { encodeQR } from 'qr';

/** The text as a QR code, one SVG path; always dark on white with a quiet zone, in both schemes: that is what cameras read. */
export function QrPicture({ text, label }: { readonly text: string; readonly label: string }) {
  const modules = encodeQR(text, 'raw', { ecc: 'medium', border: 4 });
  const path = modules.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('');
  return (
    <svg class="desk-qr" viewBox={`0 0 ${modules.length} ${modules.length}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width="100%" height="100%" fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
