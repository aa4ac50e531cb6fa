export type PositionFound =
  | { readonly kind: 'found'; readonly location: { readonly [part: string]: number } }
  | { readonly kind: 'denied' }
  | { readonly kind: 'unavailable' };

/** Cold GPS without a network needs about this long. */
const longestMs = 45_000;

/** About 0.1 m: more digits would be noise. */
const degreeDigits = 6;

/** Where the tablet is now. A refusal or a failure is an answer, not an error: the location is never required. */
export function findPosition(geolocation: Geolocation | undefined): Promise<PositionFound> {
  if (!geolocation) return Promise.resolve({ kind: 'unavailable' });
  return new Promise((resolve) => {
    geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve({
          kind: 'found',
          location: {
            lat: Number(coords.latitude.toFixed(degreeDigits)),
            lng: Number(coords.longitude.toFixed(degreeDigits)),
            accuracy: Math.ceil(coords.accuracy),
          },
        }),
      (problem) => resolve({ kind: problem.code === problem.PERMISSION_DENIED ? 'denied' : 'unavailable' }),
      { enableHighAccuracy: true, timeout: longestMs, maximumAge: 0 },
    );
  });
}
