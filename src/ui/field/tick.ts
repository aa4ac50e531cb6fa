const tickMs = 15;

/** Felt in the hand when something is saved, where the device can: in the sun and the rain the screen alone may be missed. */
export function tick(platform: Pick<Navigator, 'vibrate'> | object = navigator): void {
  if ('vibrate' in platform) platform.vibrate(tickMs);
}
