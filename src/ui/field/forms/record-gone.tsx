import { TopBar } from '#ui/parts/bars.tsx';
import { EmptyState, Skeleton } from '#ui/parts/surfaces.tsx';
import { formsWords } from '#ui/text/forms-words.ts';
import { words } from '#ui/text/words.ts';

/** In place of a form whose record is still being read, or is not on this tablet (any more). */
export function NoRecord({ waiting, title }: { readonly waiting: boolean; readonly title: string }) {
  return (
    <main class="screen">
      <TopBar title={title} back="/homes" />
      <div class="screen-body">
        {waiting ? (
          <Skeleton label={words().parts.loading} />
        ) : (
          <EmptyState title={formsWords().recordGone}>
            <p>{formsWords().recordGoneMore}</p>
          </EmptyState>
        )}
      </div>
    </main>
  );
}
