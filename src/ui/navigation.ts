/** The Navigation API's own view of the history: only entries of this page count, so back never leaves the app. */
interface NavigationLike {
  readonly canGoBack: boolean;
}

/** Back to where the person came from, or to `fallback` when this screen was opened first (deep link, restart). */
export function goBack(route: (path: string) => void, fallback: string): void {
  const { navigation } = globalThis as { readonly navigation?: NavigationLike };
  const canGoBack = navigation ? navigation.canGoBack : history.length > 1;
  if (canGoBack) history.back();
  else route(fallback);
}
