export type InstallWay = 'button' | 'android' | 'apple' | 'desktop';

interface Seen {
  readonly userAgent: string;
  readonly maxTouchPoints: number;
  /** The browser has offered to install. */
  readonly isOffered: boolean;
}

/** How the app comes to the home screen of this device: by a button where the browser lets us, else by its own menu. An iPad says it is a Mac, with fingers. */
export function installWay({ userAgent, maxTouchPoints, isOffered }: Seen): InstallWay {
  if (isOffered) return 'button';
  if (/iPad|iPhone|iPod/.test(userAgent) || (userAgent.includes('Macintosh') && maxTouchPoints > 1)) return 'apple';
  return userAgent.includes('Android') ? 'android' : 'desktop';
}
