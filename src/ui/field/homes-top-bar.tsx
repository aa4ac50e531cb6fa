import { TopBar } from '#ui/parts/bars.tsx';
import { useRoute } from 'preact-iso';

/** Takes the focus when the list is what is shown, not when it stands beside a home. */
export function HomesTopBar({ title }: { readonly title: string }) {
  const { params } = useRoute();
  const { id } = params as { readonly id?: string };
  return <TopBar title={title} tab={title} beside={id !== undefined} help />;
}
