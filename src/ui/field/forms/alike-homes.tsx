import { cleanText } from '#domain/vietnamese-text.ts';
import { device, useRead } from '#ui/device.ts';
import { Notice } from '#ui/parts/signals.tsx';
import { formsWords } from '#ui/text/forms-words.ts';

/** Two words of a name are enough to look; more than a handful would only be noise. */
const fewestWords = 2;
const most = 3;

/** Homes of the village that may be the one being registered. Said, never decided: many people share a name. */
export function AlikeHomes({ head, area }: { readonly head: string; readonly area: string }) {
  const search = cleanText(head);
  const wanted = area !== '' && search.split(' ').length >= fewestWords;
  const alike = useRead(
    async () => (wanted ? (await device().homes({ search, area, show: 'all', offset: 0, limit: most })).rows : []),
    [wanted && search, area],
  );
  const rows = alike.value ?? [];
  return (
    <div role="status">
      {rows.length > 0 && (
        <Notice kind="warning" title={formsWords().household.alike}>
          <ul class="stack-tight">
            {rows.map((row) => (
              <li key={row.id}>
                <a href={`/homes/${row.id}`}>{[row.head, ...row.matched, row.address].filter(Boolean).join(' · ')}</a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}
