import { formats } from '#ui/text/words.ts';
import { isAway } from '../desk-state.ts';
import { figuresWords } from './figures-words.ts';

/** Address of the list behind figures: their keys and years of birth, nothing personal. */
export function listHref(node: string, figures: readonly string[], born?: readonly [string, string]): string {
  const query = new URLSearchParams(figures.map((figure) => ['figure', figure]));
  if (born) query.set('born', born.join('..'));
  return `/desk/areas/${encodeURIComponent(node)}/listed?${query.toString()}`;
}

interface FigureLinkProps {
  readonly node: string;
  readonly figures: readonly string[];
  readonly born?: readonly [string, string] | undefined;
  readonly count: number;
  /** What the number counts, for those who do not see where it stands. */
  readonly name: string;
}

/** A number that opens the list behind it. Nothing is behind a nought, and without the server nothing can be opened. */
export function FigureLink({ node, figures, born, count, name }: FigureLinkProps) {
  const shown = formats().number(count);
  if (count === 0 || isAway()) return <>{shown}</>;
  return (
    <a class="desk-figure-link" href={listHref(node, figures, born)}>
      {shown}
      <span class="unseen"> {figuresWords().openList(name)}</span>
    </a>
  );
}
