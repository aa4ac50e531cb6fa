/** Why there is no live picture. Each has words that say what to do. */
export type CameraTrouble = 'refused' | 'busy' | 'absent' | 'broken';

export interface Zoom {
  readonly least: number;
  readonly most: number;
  readonly step: number;
}

export interface Camera {
  readonly stream: MediaStream;
  /** Only where the camera has them. */
  readonly hasTorch: boolean;
  readonly zoom?: Zoom | undefined;
  setTorch(on: boolean): void;
  setZoom(times: number): void;
  /** The light of the camera goes out. */
  stop(): void;
}

export type OpenedCamera = { readonly ok: true; readonly camera: Camera } | { readonly ok: false; readonly trouble: CameraTrouble };

/** Image Capture additions that TypeScript does not know. */
interface Abilities {
  readonly torch?: boolean;
  readonly zoom?: { readonly min: number; readonly max: number; readonly step?: number };
  readonly focusMode?: readonly string[];
}
type Wish = { readonly torch: boolean } | { readonly zoom: number } | { readonly focusMode: 'continuous' };

/** A card is small and close: more pixels are worth more than more frames. */
const wanted: MediaStreamConstraints = {
  audio: false,
  video: { facingMode: { ideal: 'environment' }, width: { ideal: 1920 }, height: { ideal: 1080 } },
};
const mostZoom = 5;

export async function openCamera(onLost: () => void): Promise<OpenedCamera> {
  const { mediaDevices } = navigator as { readonly mediaDevices?: MediaDevices };
  if (!mediaDevices) return { ok: false, trouble: 'absent' };
  try {
    const stream = await mediaDevices.getUserMedia(wanted);
    const [track] = stream.getVideoTracks();
    if (!track) return { ok: false, trouble: 'absent' };
    track.addEventListener('ended', onLost);
    return { ok: true, camera: cameraOf(stream, track) };
  } catch (error) {
    return { ok: false, trouble: troubleOf(error) };
  }
}

function cameraOf(stream: MediaStream, track: MediaStreamTrack): Camera {
  // Firefox has no getCapabilities on some systems.
  const { torch = false, zoom, focusMode = [] } = (track as { getCapabilities?: () => Abilities }).getCapabilities?.() ?? {};
  // A wish that cannot be met leaves the picture as it is.
  const wish = (of: Wish) => void track.applyConstraints({ advanced: [of as MediaTrackConstraintSet] }).catch(() => undefined);
  if (focusMode.includes('continuous')) wish({ focusMode: 'continuous' });
  return {
    stream,
    hasTorch: torch,
    zoom:
      zoom && zoom.max > zoom.min ? { least: zoom.min, most: Math.min(zoom.max, zoom.min * mostZoom), step: zoom.step ?? 0.1 } : undefined,
    setTorch: (on) => wish({ torch: on }),
    setZoom: (times) => wish({ zoom: times }),
    stop: () => {
      for (const one of stream.getTracks()) one.stop();
    },
  };
}

export function troubleOf(error: unknown): CameraTrouble {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'absent';
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'broken';
}
