import type { HelpPage } from './text/vi-help.ts';

interface HelpTextProps {
  readonly page: HelpPage;
  /** The heading over the troubles. */
  readonly troubles: string;
}

/** The body of a page of help, on the tablet and at the desk. */
export function HelpText({ page, troubles }: HelpTextProps) {
  return (
    <div class="stack">
      <p>{page.about}</p>
      <ol class="help-steps">
        {page.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <h3>{troubles}</h3>
      <ul class="help-steps">
        {page.troubles.map((trouble) => (
          <li key={trouble}>{trouble}</li>
        ))}
      </ul>
    </div>
  );
}
