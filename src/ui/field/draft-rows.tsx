import type { DraftNote } from '#background/device-api.ts';
import { device, useRead } from '#ui/device.ts';
import { Card, Row, Rows } from '#ui/parts/surfaces.tsx';
import { formats, words } from '#ui/text/words.ts';
import { draftPlace, type DraftPlace } from './draft-place.ts';

/** Forms that were left half filled in: a call came, the battery died, the person had to go. */
export function DraftRows({ drafts }: { readonly drafts: readonly DraftNote[] }) {
  return (
    <Card tight>
      <Rows>
        {drafts.map((draft) => (
          <DraftRow key={draft.key} draft={draft} />
        ))}
      </Rows>
    </Card>
  );
}

function DraftRow({ draft }: { readonly draft: DraftNote }) {
  const { today } = words();
  const place = draftPlace(draft.path);
  const { value: name } = useRead(() => nameAt(place), [draft.path]);
  return (
    <Row href={draft.path} icon="draft" title={[today.draftTitle[place.form], name].filter(Boolean).join(': ')}>
      <span class="row-more">{today.draftSaved(formats().dateTime(new Date(draft.savedAt).toISOString()))}</span>
    </Row>
  );
}

async function nameAt({ household, person }: DraftPlace): Promise<string | undefined> {
  if (person !== undefined) return (await device().person(person))?.person.name ?? undefined;
  return household === undefined ? undefined : ((await device().home(household))?.household.head ?? undefined);
}
