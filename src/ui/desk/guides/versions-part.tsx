import type { OfferedGuide, PublishedVersion } from '#guides/offered-guides.ts';
import type { Guide } from '#guides/guide.ts';
import { findGuide } from '#guides/shipped-guides.ts';
import { Button } from '#ui/parts/button.tsx';
import { showToast } from '#ui/parts/toasts.tsx';
import { formats } from '#ui/text/words.ts';
import { useDesk } from '../desk-state.ts';
import { ScreenRead } from '../screen-read.tsx';
import { guidesWords } from './guides-words.ts';
import type { DraftDesk } from './use-draft.ts';

interface VersionsPartProps {
  readonly node: string;
  readonly desk: DraftDesk;
  readonly present: OfferedGuide | undefined;
}

/** Everything that was ever published here, above or below, with who and when; each can be taken up again. */
export function VersionsPart({ node, desk, present }: VersionsPartProps) {
  const { versions: texts } = guidesWords();
  const { id } = desk.edit.draft;
  const path = `areas/${encodeURIComponent(node)}/guides/${encodeURIComponent(id)}/versions`;
  const read = useDesk<{ readonly versions: readonly PublishedVersion[] }>(path);
  const take = (guide: Guide, said: string) => {
    const before = desk.edit.draft;
    desk.set(guide);
    showToast({ words: said, undo: () => desk.set(before) });
  };
  const shipped = findGuide(id);
  return (
    <section class="card desk-guide-part" aria-label={texts.title}>
      <h2>{texts.title}</h2>
      <ScreenRead read={read}>
        {({ versions }) => (
          <ol class="desk-guide-versions">
            {versions.length === 0 && <li class="soft">{texts.none}</li>}
            {versions.map((version) => (
              <VersionLine
                key={version.version}
                version={version}
                isPresent={present?.guide.version === version.version}
                onTake={() => take(version.content, texts.taken(String(version.version)))}
              />
            ))}
            {shipped && (
              <li>
                <span>{texts.shipped}</span>
                <Button onPress={() => take({ ...shipped, writtenOver: shipped.version }, texts.takenShipped)}>{texts.takeShipped}</Button>
              </li>
            )}
          </ol>
        )}
      </ScreenRead>
    </section>
  );
}

interface VersionLineProps {
  readonly version: PublishedVersion;
  readonly isPresent: boolean;
  readonly onTake: () => void;
}

function VersionLine({ version: { version, publishedBy, areaName, publishedAt }, isPresent, onTake }: VersionLineProps) {
  const words = guidesWords();
  return (
    <li>
      <span>
        <strong>{words.version(String(version))}</strong>
        <span class="desk-more">{words.versions.line(publishedBy, areaName, formats().dateTime(publishedAt))}</span>
      </span>
      {!isPresent && <Button onPress={onTake}>{words.versions.take(String(version))}</Button>}
    </li>
  );
}
