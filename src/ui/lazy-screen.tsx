import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Button } from './parts/button.tsx';
import { Notice } from './parts/signals.tsx';
import { Skeleton } from './parts/surfaces.tsx';
import { words } from './text/words.ts';

export type Lazy<Props, Shown = JSX.Element> = ((props: Props) => Shown) & {
  /** Begins to load it before it is shown. */
  readonly fetch: () => void;
};

/**
 * A screen in a chunk of its own. While it loads rows of grey stand in for it; when it cannot load (an old page whose files an update
 * has replaced) the person is told and can try again.
 */
export function lazyScreen<Props extends object>(load: () => Promise<ComponentType<Props>>): Lazy<Props> {
  return lazily(load, (waiting) => <main class="screen-body">{waiting}</main>);
}

/** A part of a screen in a chunk of its own. */
export function lazyPart<Props extends object>(load: () => Promise<ComponentType<Props>>): Lazy<Props> {
  return lazily(load, (waiting) => waiting);
}

/** A part nobody waits for: nothing stands in for it until it is there. */
export function quietPart<Props extends object>(load: () => Promise<ComponentType<Props>>): Lazy<Props, JSX.Element | null> {
  return lazily(load, () => <></>);
}

function lazily<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  around: (waiting: JSX.Element) => JSX.Element,
): Lazy<Props> {
  let loaded: ComponentType<Props> | undefined;
  const loading = async () => {
    loaded ??= await load();
  };
  function Screen(props: Props) {
    const [attempt, setAttempt] = useState(0);
    const [failed, setFailed] = useState(false);
    const [, setReady] = useState(loaded !== undefined);
    /* Also when it has come between the drawing and this: whoever drew grey rows has to draw again. */
    useEffect(() => {
      setFailed(false);
      loading().then(
        () => setReady(true),
        () => setFailed(true),
      );
    }, [attempt]);
    if (loaded) {
      const Loaded = loaded;
      return <Loaded {...props} />;
    }
    return around(failed ? <LoadFailed onRetry={() => setAttempt(attempt + 1)} /> : <Skeleton label={words().parts.loading} />);
  }
  /* Whoever shows it tells of a failure. */
  return Object.assign(Screen, { fetch: () => void loading().catch(() => undefined) });
}

function LoadFailed({ onRetry }: { readonly onRetry: () => void }) {
  const { parts } = words();
  return (
    <Notice kind="error" title={parts.crashed}>
      <p>{parts.crashedMore}</p>
      <div class="button-bar">
        <Button onPress={onRetry}>{parts.retry}</Button>
        <Button look="main" onPress={() => location.reload()}>
          {parts.reload}
        </Button>
      </div>
    </Notice>
  );
}
