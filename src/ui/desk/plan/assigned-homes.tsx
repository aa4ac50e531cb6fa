import type { AssignedHome, AssignmentRow } from '#protocol/plan-answers.ts';
import { Dialog } from '#ui/parts/overlays.tsx';
import { Badge } from '#ui/parts/signals.tsx';
import { formats } from '#ui/text/words.ts';
import { useDesk } from '../desk-state.ts';
import { deskWords } from '../desk-words.ts';
import { ScreenRead } from '../screen-read.tsx';
import { planWords } from './plan-words.ts';

/** The homes behind an assignment's figures; each leads to its page. */
export function AssignedHomes({ row, onClose }: { readonly row: AssignmentRow; readonly onClose: () => void }) {
  const { assignments } = planWords();
  const read = useDesk<readonly AssignedHome[]>(`assignments/${row.id}/homes`);
  return (
    <Dialog title={assignments.homesTitle(row.what)} onClose={onClose}>
      <ScreenRead read={read}>
        {(homes) => (
          <ul class="plan-homes" data-look="plain">
            {homes.map((home) => (
              <HomeLine key={home.id} home={home} />
            ))}
          </ul>
        )}
      </ScreenRead>
    </Dialog>
  );
}

function HomeLine({ home }: { readonly home: AssignedHome }) {
  const { assignments } = planWords();
  const { households } = deskWords();
  const { id, head, address, areaName, doneAt, doneBy } = home;
  return (
    <li>
      <a href={`/desk/households/${id}`}>{head || households.noName}</a>
      <span class="soft"> · {[address, areaName].filter(Boolean).join(' · ')}</span>
      <span class="desk-more">
        {doneAt ? (
          <Badge tone="done">{assignments.doneBy(doneBy ?? '', formats().date(doneAt))}</Badge>
        ) : (
          <Badge icon="waiting">{assignments.notDone}</Badge>
        )}
      </span>
    </li>
  );
}
