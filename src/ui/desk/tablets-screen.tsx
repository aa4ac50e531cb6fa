import { dayInVietnam } from '#domain/dates.ts';
import type { AreaDetail, TabletRow } from '#protocol/desk-answers.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/overlays.tsx';
import { Badge, Notice } from '#ui/parts/signals.tsx';
import { EmptyState } from '#ui/parts/surfaces.tsx';
import { showToast } from '#ui/parts/toasts.tsx';
import { formats, words } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { Bar, shareOf } from './change-mark.tsx';
import { type DeskFailure, deskFailureWords, deskPost } from './desk-client.ts';
import { DeskHead } from './desk-frame.tsx';
import { mayManage, useDesk } from './desk-state.ts';
import { deskWords } from './desk-words.ts';
import { ScreenRead } from './screen-read.tsx';
import { useNode } from './use-node.ts';

/** Not heard from for this long, in milliseconds: worth a call. */
const silence = 7 * 24 * 3_600_000;
/** Clocks differ a little everywhere; beyond this it is told. Milliseconds. */
const clockWorthTelling = 2 * 60_000;

export function TabletsScreen({ node = '' }: { readonly node?: string }) {
  useNode(node);
  const { tablets } = deskWords();
  const area = useDesk<AreaDetail>(`areas/${encodeURIComponent(node)}`);
  const read = useDesk<readonly TabletRow[]>(`tablets?node=${encodeURIComponent(node)}`);
  const [revoking, setRevoking] = useState<TabletRow>();
  return (
    <>
      <DeskHead title={tablets.title} path={area.value?.path} view="/tablets" under={tablets.more} />
      <ScreenRead read={read}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState title={tablets.none} icon="tablet">
              <p>{tablets.noneMore}</p>
            </EmptyState>
          ) : (
            <TabletTable rows={rows} onRevoke={setRevoking} />
          )
        }
      </ScreenRead>
      {revoking && (
        <RevokeDialog
          tablet={revoking}
          onClose={() => {
            setRevoking(undefined);
            read.reread();
          }}
        />
      )}
    </>
  );
}

function TabletTable({ rows, onRevoke }: { readonly rows: readonly TabletRow[]; readonly onRevoke: (tablet: TabletRow) => void }) {
  const { tablets, members } = deskWords();
  return (
    <div class="desk-table-frame">
      <table class="desk-table" data-rows="still">
        <thead>
          <tr>
            <th scope="col">{tablets.tablet}</th>
            <th scope="col">{members.member}</th>
            <th scope="col">{tablets.lastContact}</th>
            <th scope="col">{tablets.received}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {row.name}
                <span class="desk-more">{tablets.enrolled(formats().date(row.enrolledAt))}</span>
              </th>
              <td>
                {row.memberName}
                <span class="desk-more">{formats().list(row.areas)}</span>
              </td>
              <td>
                <LastContact row={row} />
              </td>
              <td>
                <Received row={row} />
              </td>
              <td class="desk-act">
                {!row.revokedAt && mayManage() && (
                  <Button look="quiet" onPress={() => onRevoke(row)}>
                    {tablets.revoke}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function LastContact({ row }: { readonly row: TabletRow }) {
  const { tablets } = deskWords();
  const now = Date.now();
  const isSilent = !row.revokedAt && now - Date.parse(row.lastContactAt ?? row.enrolledAt) > silence;
  const clock = row.clockAheadMs ?? 0;
  return (
    <span class="desk-stack">
      <span>
        {row.lastContactAt ? `${formats().day(row.lastContactAt, dayInVietnam(now))}, ${formats().time(row.lastContactAt)}` : tablets.never}
      </span>
      {isSilent && (
        <Badge tone="wait" icon="offline">
          {tablets.silent}
        </Badge>
      )}
      {row.revokedAt && (
        <Badge tone="stop" icon="lock">
          {tablets.revoked(formats().date(row.revokedAt))}
        </Badge>
      )}
      {row.succeeded && <Badge icon="returned">{tablets.succeeded}</Badge>}
      {Math.abs(clock) > clockWorthTelling && (
        <Badge tone="note" icon="waiting">
          {clock > 0 ? tablets.clockAhead(formats().duration(clock)) : tablets.clockBehind(formats().duration(-clock))}
        </Badge>
      )}
    </span>
  );
}

/** Received of authored, and which are missing: "41/44, thiếu 12–14". A statement of the server, never a guess. */
function Received({ row }: { readonly row: TabletRow }) {
  const { tablets } = deskWords();
  const number = (count: number) => formats().number(count);
  const ranges = row.received.missing.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`));
  const isComplete = ranges.length === 0;
  return (
    <span class="desk-stack">
      <Badge tone={isComplete ? 'done' : 'wait'} icon={isComplete ? 'done-all' : 'waiting'}>
        {isComplete ? tablets.complete(number(row.receivedCount)) : tablets.ofAuthored(number(row.receivedCount), number(row.authored))}
      </Badge>
      {!isComplete && <span class="small strong">{tablets.missing(formats().list(ranges))}</span>}
      {!isComplete && <Bar share={shareOf(row.receivedCount, row.authored)} tone="soft" />}
      {row.quarantined > 0 && (
        <Badge tone="stop" icon="refused">
          {tablets.quarantined(number(row.quarantined))}
        </Badge>
      )}
      {row.held > 0 && <Badge icon="lock">{tablets.held(number(row.held))}</Badge>}
    </span>
  );
}

function RevokeDialog({ tablet, onClose }: { readonly tablet: TabletRow; readonly onClose: () => void }) {
  const { tablets } = deskWords();
  const [failure, setFailure] = useState<DeskFailure>();
  const revoke = async () => {
    const answer = await deskPost(`tablets/${tablet.id}/revoke`, {});
    if (!answer.ok) return setFailure(answer.failure);
    showToast({ words: tablets.revokeDone });
    onClose();
  };
  return (
    <Dialog title={tablets.revokeTitle(tablet.name)} onClose={onClose}>
      <p>{tablets.revokeMore}</p>
      {failure && <Notice kind="error" title={deskFailureWords(failure)} />}
      <div class="button-bar">
        <Button onPress={onClose}>{words().parts.cancel}</Button>
        <Button look="danger" icon="lock" onPress={() => void revoke()}>
          {tablets.revoke}
        </Button>
      </div>
    </Dialog>
  );
}
