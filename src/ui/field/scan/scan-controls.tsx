import { Button } from '#ui/parts/button.tsx';
import { scanWords } from '#ui/text/scan-words.ts';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Camera, Zoom } from './camera.ts';
import { typingIsBetter, type Saying } from './scan-saying.ts';

interface ScanControlsProps {
  /** Only while there is a live picture. */
  readonly camera: Camera | undefined;
  readonly saying: Saying;
  readonly onPicture: (file: File) => Promise<void>;
  readonly onByHand: () => void;
}

/** Along the lower edge, the two ways out at its two ends: one of them is under the thumb of either hand. */
export function ScanControls({ camera, saying, onPicture, onByHand }: ScanControlsProps) {
  const texts = scanWords();
  const files = useRef<HTMLInputElement>(null);
  return (
    <div class="scanner-controls">
      {camera && (camera.zoom || camera.hasTorch) && (
        <div class="scanner-tools" key={camera.stream.id}>
          {camera.hasTorch && <TorchButton camera={camera} />}
          {camera.zoom && <ZoomSlider camera={camera} zoom={camera.zoom} />}
        </div>
      )}
      <div class="scanner-ways">
        <Button look={typingIsBetter(saying) ? 'main' : 'plain'} icon="edit" onPress={onByHand}>
          {texts.byHand}
        </Button>
        <Button icon="add" busy={saying.kind === 'reading-picture'} onPress={() => files.current?.click()}>
          {texts.picture}
        </Button>
        <input
          ref={files}
          type="file"
          accept="image/*"
          hidden
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) void onPicture(file);
            // Neither the file nor its name stays in the page, and the same file can be chosen again.
            event.currentTarget.value = '';
          }}
        />
      </div>
    </div>
  );
}

/** Every opening of the camera starts with the light off. */
function TorchButton({ camera }: { readonly camera: Camera }) {
  const [on, setOn] = useState(false);
  const turn = () => {
    camera.setTorch(!on);
    setOn(!on);
  };
  return <Button onPress={turn}>{on ? scanWords().torchOff : scanWords().torchOn}</Button>;
}

function ZoomSlider({ camera, zoom }: { readonly camera: Camera; readonly zoom: Zoom }) {
  const id = useId();
  const [times, setTimes] = useState(zoom.least);
  useEffect(() => camera.setZoom(times), [times]);
  return (
    <div class="scanner-zoom">
      <label for={id}>{scanWords().zoom}</label>
      <input
        id={id}
        type="range"
        min={zoom.least}
        max={zoom.most}
        step={zoom.step}
        value={times}
        onInput={(event) => setTimes(event.currentTarget.valueAsNumber)}
      />
    </div>
  );
}
