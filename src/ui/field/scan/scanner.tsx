import type { CitizenCard } from '#domain/citizen-card.ts';
import { IconButton } from '#ui/parts/button.tsx';
import { scanWords } from '#ui/text/scan-words.ts';
import { words } from '#ui/text/words.ts';
import '#ui/styles/screens/scan.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { ScanControls } from './scan-controls.tsx';
import { ScanWords } from './scan-words-area.tsx';
import { useCamera } from './use-camera.ts';
import { useScan } from './use-scan.ts';

export interface ScannerProps {
  readonly onCard: (card: CitizenCard) => void;
  readonly onClose: () => void;
}

/** The camera over the form. Of all it sees only the card's fields leave it; the picture is shown, looked at and forgotten. */
export function Scanner({ onCard, onClose }: ScannerProps) {
  const video = useRef<HTMLVideoElement>(null);
  const { state, retry } = useCamera(video);
  const { saying, choosePicture } = useScan(video, state.kind === 'live', onCard);
  return (
    <FullScreen title={scanWords().title} onClose={onClose}>
      <div class="scanner-view" data-camera={state.kind}>
        <video ref={video} muted autoplay playsInline aria-hidden="true" />
        <div class="scanner-frame" aria-hidden="true" />
        {state.kind === 'opening' && <p class="scanner-opening">{scanWords().opening}</p>}
      </div>
      <ScanWords state={state} saying={saying} onRetry={retry} />
      <ScanControls
        camera={state.kind === 'live' ? state.camera : undefined}
        saying={saying}
        onPicture={choosePicture}
        onByHand={onClose}
      />
    </FullScreen>
  );
}

interface FullScreenProps extends Pick<ScannerProps, 'onClose'> {
  readonly title: string;
  readonly children: ComponentChildren;
}

/**
 * A modal dialog, so that Escape and the system's back close it instead of leaving the form. Its keys are its own: the form below moves on with Enter.
 * A file chooser that is cancelled sends the same event up from its field, which must not close the scanner.
 */
function FullScreen({ title, onClose, children }: FullScreenProps) {
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = element.current;
    const before = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      // The dialog may be out of the page by now, and then brings no focus back by itself.
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      class="scanner"
      ref={element}
      aria-labelledby={id}
      onKeyDown={(event) => event.stopPropagation()}
      onCancel={(event) => {
        if (event.target !== element.current) return;
        event.preventDefault();
        onClose();
      }}
      // The platform may close it without asking (a second Escape). Its own leaving is no news.
      onClose={() => element.current && onClose()}
    >
      <div class="scanner-head">
        <IconButton icon="close" label={words().parts.close} onPress={onClose} />
        <h2 id={id}>{title}</h2>
      </div>
      {children}
    </dialog>
  );
}
