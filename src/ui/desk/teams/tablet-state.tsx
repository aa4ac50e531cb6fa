import type { TabletRow } from '#protocol/desk-answers.ts';
import { Badge } from '#ui/parts/signals.tsx';
import { formats } from '#ui/text/words.ts';
import { teamsWords } from './teams-words.ts';

/** Storage is short from this share on. */
const nearlyFull = 0.9;

/** What the tablet last said of itself, and whether its member works at present. */
export function TabletState({ row }: { readonly row: TabletRow }) {
  const { tablets } = teamsWords();
  const { version, persisted, used, quota, mended } = row.told ?? {};
  const size = (megabytes: number) => tablets.megabytes(formats().number(megabytes));
  const isFull = used !== undefined && quota !== undefined && quota > 0 && used / quota > nearlyFull;
  return (
    <span class="desk-stack">
      <span class={version ? undefined : 'soft'}>{version ? tablets.version(version) : tablets.versionUnknown}</span>
      {used !== undefined && quota !== undefined && (
        <span class={isFull ? 'small strong' : 'small soft'}>{tablets.used(size(used), size(quota))}</span>
      )}
      {persisted !== undefined && (
        <Badge tone={persisted ? 'done' : 'wait'} icon={persisted ? 'save' : 'warning'}>
          {persisted ? tablets.kept : tablets.notKept}
        </Badge>
      )}
      {mended?.at !== undefined && (
        <span class="small soft">
          {tablets.mended(formats().dateTime(mended.at), formats().number(mended.offered), formats().number(mended.areas))}
        </span>
      )}
      {row.suspended && (
        <Badge tone="stop" icon="stopped">
          {tablets.memberSuspended}
        </Badge>
      )}
    </span>
  );
}
