import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { openCamera, type Camera, type CameraTrouble } from './camera.ts';

export type CameraState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'live'; readonly camera: Camera }
  | { readonly kind: 'trouble'; readonly trouble: CameraTrouble };

/** The camera runs while the scanner is shown and the page is looked at, and not a moment longer: closing, locking and leaving the app stop it. */
export function useCamera(video: RefObject<HTMLVideoElement | null>): { readonly state: CameraState; readonly retry: () => void } {
  const [state, setState] = useState<CameraState>({ kind: 'opening' });
  const [attempt, setAttempt] = useState(0);
  const looked = usePageShown();
  /* What an effect leaves behind is put away after the next frame, which a page out of sight need not have; this with the picture itself. */
  useLayoutEffect(() => {
    if (!looked) return undefined;
    setState({ kind: 'opening' });
    const lost = () => setState({ kind: 'trouble', trouble: 'busy' });
    return runCamera(video, setState, lost);
  }, [attempt, looked]);
  return { state, retry: () => setAttempt(attempt + 1) };
}

/** Returns what ends it, also while it is still opening. */
function runCamera(video: RefObject<HTMLVideoElement | null>, tell: (state: CameraState) => void, lost: () => void): () => void {
  let ended = false;
  let running: Camera | undefined;
  const element = video.current;
  void openCamera(lost).then((opened) => {
    if (ended) return opened.ok ? opened.camera.stop() : undefined;
    if (!opened.ok) return tell({ kind: 'trouble', trouble: opened.trouble });
    running = opened.camera;
    if (element) element.srcObject = running.stream;
    return tell({ kind: 'live', camera: running });
  });
  return () => {
    ended = true;
    running?.stop();
    if (element) element.srcObject = null;
  };
}

function usePageShown(): boolean {
  const [shown, setShown] = useState(!document.hidden);
  useEffect(() => {
    const change = () => setShown(!document.hidden);
    document.addEventListener('visibilitychange', change);
    return () => document.removeEventListener('visibilitychange', change);
  }, []);
  return shown;
}
