import { decodeSignature, encodeSignature, type Point, signatureGrid, signaturePath, type Stroke } from '#domain/signature.ts';
import { Button } from '#ui/parts/button.tsx';
import { formsWords } from '#ui/text/forms-words.ts';
import { useRef, useState } from 'preact/hooks';

interface SignaturePadProps {
  readonly value: string;
  readonly onValue: (signature: string) => void;
}

/** A finger draws; only the strokes are kept. Who cannot draw has the other ways. */
export function SignaturePad({ value, onValue }: SignaturePadProps) {
  const { consent } = formsWords();
  const kept = value === '' ? [] : (decodeSignature(value) ?? []);
  const stroke = useRef<readonly Point[] | undefined>(undefined);
  const [drawing, setDrawing] = useState<Stroke>([]);
  const end = () => {
    const drawn = stroke.current;
    stroke.current = undefined;
    setDrawing([]);
    if (drawn) onValue(encodeSignature([...kept, drawn]) ?? '');
  };
  return (
    <div class="stack-tight">
      <svg
        class="signature-pad"
        viewBox={`0 0 ${signatureGrid.width} ${signatureGrid.height}`}
        role="img"
        aria-label={value === '' ? consent.padEmpty : consent.padSigned}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          stroke.current = [pointOf(event, event.currentTarget)];
          setDrawing(stroke.current);
        }}
        onPointerMove={(event) => {
          if (!stroke.current) return;
          stroke.current = [...stroke.current, pointOf(event, event.currentTarget)];
          setDrawing(stroke.current);
        }}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <path d={signaturePath([...kept, drawing])} />
      </svg>
      {value !== '' && (
        <Button look="quiet" icon="erase" onPress={() => onValue('')}>
          {consent.padClear}
        </Button>
      )}
    </div>
  );
}

function pointOf(event: { readonly clientX: number; readonly clientY: number }, pad: Element): Point {
  const { left, top, width, height } = pad.getBoundingClientRect();
  return { x: ((event.clientX - left) / width) * signatureGrid.width, y: ((event.clientY - top) / height) * signatureGrid.height };
}
