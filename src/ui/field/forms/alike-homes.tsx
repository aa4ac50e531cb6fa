import { cleanText } from '#domain/vietnamese-text.ts';
import { device, useRead } from '#ui/device.ts';
import { Notice } from '#ui/parts/signals.tsx';
import { Card, Row, Rows } from '#ui/parts/surfaces.tsx';
import { alikeWords } from '#ui/text/alike-words.ts';

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
  const texts = alikeWords();
  return (
    <div role="status">
      {rows.length > 0 && (
        <Notice kind="warning" title={texts.home}>
          <p>{`${texts.homeMore} ${texts.kept}`}</p>
          <Card tight>
            <Rows>
              {rows.map((row) => (
                <Row key={row.id} icon="homes" title={row.head || texts.nameless} href={`/homes/${row.id}`}>
                  <span class="row-more">{[...row.matched, row.address].filter(Boolean).join(' · ')}</span>
                </Row>
              ))}
            </Rows>
          </Card>
        </Notice>
      )}
    </div>
  );
}
