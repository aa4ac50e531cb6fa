import { LinkButton, Button } from '#ui/parts/button.tsx';
import { TopBar } from '#ui/parts/bars.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { EmptyState, Skeleton } from '#ui/parts/surfaces.tsx';
import { words } from '#ui/text/words.ts';

export function OpeningScreen() {
  return (
    <main class="screen-body">
      <Skeleton rows={3} label={words().start.opening} />
    </main>
  );
}

export function UnusableScreen({ detail }: { readonly detail: string }) {
  const { start, parts } = words();
  return (
    <main class="screen-body">
      <Notice kind="error" title={start.unusableTitle}>
        <p>{start.unusableMore}</p>
        <p class="small soft">{start.unusableCode(detail)}</p>
        <Button look="main" onPress={() => location.reload()}>
          {parts.reload}
        </Button>
      </Notice>
    </main>
  );
}

export function NotFoundScreen() {
  const { parts } = words();
  return (
    <main class="screen">
      <TopBar title={parts.notFound} tab={parts.notFound} back="/" />
      <div class="screen-body">
        <EmptyState title={parts.notFound} icon="search">
          <p>{parts.notFoundMore}</p>
          <LinkButton look="main" href="/">
            {parts.toToday}
          </LinkButton>
        </EmptyState>
      </div>
    </main>
  );
}
