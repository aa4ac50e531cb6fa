import type { DraftNote } from '#background/device-api.ts';
import { Card, Row, Rows } from '#ui/parts/surfaces.tsx';
import { formats, words } from '#ui/text/words.ts';

type DraftForm = 'household' | 'person' | 'visit' | 'guide' | 'other';

/** Forms that were left half filled in: a call came, the battery died, the person had to go. */
export function DraftRows({ drafts }: { readonly drafts: readonly DraftNote[] }) {
  const { today } = words();
  return (
    <Card tight>
      <Rows>
        {drafts.map((draft) => (
          <Row key={draft.key} href={draft.path} icon="draft" title={today.draftTitle[formOf(draft.path)]}>
            <span class="row-more">{today.draftSaved(formats().dateTime(new Date(draft.savedAt).toISOString()))}</span>
          </Row>
        ))}
      </Rows>
    </Card>
  );
}

/** The form by the path it is opened at. */
export function formOf(path: string): DraftForm {
  if (path.includes('/guides/')) return 'guide';
  if (path.includes('/people/')) return 'person';
  if (path.includes('/visit')) return 'visit';
  return path.startsWith('/homes/') ? 'household' : 'other';
}
