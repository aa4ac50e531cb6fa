/**
 * Blanks the page while it is not in front, so that the list of open apps shows a cover and no names. The platform may take its picture before it tells us;
 * where it asks the page first, it gets the cover.
 */
export function coverWhenHidden(): () => void {
  const cover = () => document.documentElement.toggleAttribute('data-covered', document.visibilityState === 'hidden');
  const coverNow = () => document.documentElement.toggleAttribute('data-covered', true);
  document.addEventListener('visibilitychange', cover);
  addEventListener('pagehide', coverNow);
  addEventListener('pageshow', cover);
  document.addEventListener('freeze', coverNow);
  document.addEventListener('resume', cover);
  return () => {
    document.removeEventListener('visibilitychange', cover);
    removeEventListener('pagehide', coverNow);
    removeEventListener('pageshow', cover);
    document.removeEventListener('freeze', coverNow);
    document.removeEventListener('resume', cover);
    document.documentElement.removeAttribute('data-covered');
  };
}
