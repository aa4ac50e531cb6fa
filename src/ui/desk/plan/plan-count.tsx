import type { PlanPreview } from '#protocol/plan-answers.ts';
import { Badge, Notice } from '#ui/parts/signals.tsx';
import { formats } from '#ui/text/words.ts';
import { deskWords } from '../desk-words.ts';
import { planWords } from './plan-words.ts';

/** What the assignment would come to, said aloud when it changes, with the homes themselves one press away. */
export function PlanCount({ preview }: { readonly preview: PlanPreview | undefined }) {
  const { form } = planWords();
  if (!preview) return <p role="status">{form.counting}</p>;
  const number = (count: number) => formats().number(count);
  const { homes, fresh, changed, same, done, outside, tooMany, rows } = preview;
  return (
    <div class="stack-tight" role="status">
      <p class="strong">{homes === 0 ? form.noHomes : form.chosen(number(homes))}</p>
      {tooMany && <Notice kind="warning" title={form.tooMany} />}
      {homes > 0 && !tooMany && (
        <div class="line">
          {fresh > 0 && (
            <Badge tone="done" icon="task">
              {form.fresh(number(fresh))}
            </Badge>
          )}
          {changed > 0 && <Badge tone="note">{form.changed(number(changed))}</Badge>}
          {same > 0 && <Badge>{form.same(number(same))}</Badge>}
          {done > 0 && <Badge icon="done">{form.done(number(done))}</Badge>}
          {outside > 0 && (
            <Badge tone="wait" icon="warning">
              {form.outside(number(outside))}
            </Badge>
          )}
        </div>
      )}
      {rows.length > 0 && <ChosenHomes rows={rows} all={homes} />}
    </div>
  );
}

function ChosenHomes({ rows, all }: { readonly rows: PlanPreview['rows']; readonly all: number }) {
  const { form } = planWords();
  const { households } = deskWords();
  return (
    <details>
      <summary class="summary">{form.show}</summary>
      {rows.length < all && <p class="small soft">{form.shownFirst(formats().number(rows.length))}</p>}
      <ol class="plan-homes">
        {rows.map(({ id, head, address, areaName }) => (
          <li key={id}>
            <a href={`/desk/households/${id}`}>{head || households.noName}</a>
            <span class="soft"> · {[address, areaName].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}
