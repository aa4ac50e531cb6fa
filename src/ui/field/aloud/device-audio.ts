import type { AudioPort } from './reader.ts';

/** One element plays everything, so that nothing is ever heard twice at once. */
export function deviceAudio(): AudioPort {
  let stopPlaying: () => void = () => undefined;
  return {
    play(address, rate) {
      const audio = new Audio(address);
      audio.playbackRate = rate;
      return new Promise((resolve) => {
        stopPlaying = () => {
          audio.pause();
          resolve(false);
        };
        audio.addEventListener('ended', () => resolve(true));
        audio.addEventListener('error', () => resolve(false));
        audio.play().catch(() => resolve(false));
      });
    },
    stop: () => stopPlaying(),
  };
}
