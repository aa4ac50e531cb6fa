import { words } from '#ui/text/words.ts';
import type { ComponentChildren } from 'preact';

type Fact = readonly [name: string, value: ComponentChildren];

/** What is known, by name; what is not known says so, because an empty place invites a guess. */
export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        <div class="fact" key={name}>
          <dt>{name}</dt>
          <dd>{value === undefined || value === null || value === '' ? <span class="unknown">{words().parts.unknown}</span> : value}</dd>
        </div>
      ))}
    </dl>
  );
}
