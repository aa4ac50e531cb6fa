import { LocationProvider, useLocation } from 'preact-iso';
import { useErrorBoundary } from 'preact/hooks';
import { FieldApp } from './field/field-app.tsx';
import { lazyScreen } from './lazy-screen.tsx';
import { Button } from './parts/button.tsx';
import { Notice } from './parts/signals.tsx';
import { Toasts } from './parts/toasts.tsx';
import { words } from './text/words.ts';

/** The desk is a chunk of its own that tablets never load. It has its own `Router`, whose paths begin with `/desk`. */
const DeskApp = lazyScreen(async () => (await import('./desk/desk-app.tsx')).DeskApp);

export function App() {
  const [crash] = useErrorBoundary();
  if (crash) return <Crashed />;
  return (
    <LocationProvider>
      <Sides />
      <Toasts />
    </LocationProvider>
  );
}

function Sides() {
  const { path } = useLocation();
  return path === '/desk' || path.startsWith('/desk/') ? <DeskApp /> : <FieldApp />;
}

function Crashed() {
  return (
    <main class="screen-body">
      <Notice kind="error" title={words().parts.crashed}>
        <p>{words().parts.crashedMore}</p>
        <Button look="main" onPress={() => location.reload()}>
          {words().parts.reload}
        </Button>
      </Notice>
    </main>
  );
}
