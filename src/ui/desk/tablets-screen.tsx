import { dayInVietnam } from '#domain/dates.ts';
import type { AreaDetail, TabletRow } from '#protocol/desk-answers.ts';
import { Button, LinkButton } from '#ui/parts/button.tsx';
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
import { HeldDialog } from './teams/held-dialog.tsx';
import { SilenceChoice, silentFor, usualSilence } from './teams/silence-choice.tsx';
import { OrderDialog, OrderState } from './teams/tablet-orders.tsx';
import { TabletRules } from './teams/tablet-rules.tsx';
import { TabletState } from './teams/tablet-state.tsx';
import { teamsWords } from './teams/teams-words.ts';
import { TransferDialog } from './teams/transfer-dialog.tsx';
import { useNode } from './use-node.ts';
import './styles/desk-teams.css';

/** Clocks differ a little everywhere; beyond this it is told. Milliseconds. */
const clockWorthTelling = 2 * 60_000;

export function TabletsScreen({ node = '' }: { readonly node?: string }) {
  useNode(node);
  const { tablets, placeMembers } = deskWords();
  const area = useDesk<AreaDetail>(`areas/${encodeURIComponent(node)}`);
  const read = useDesk<readonly TabletRow[]>(`tablets?node=${encodeURIComponent(node)}`);
  const [act, setAct] = useState<TabletAct>();
  const [silentDays, setSilentDays] = useState(usualSilence);
  const [onlySilent, setOnlySilent] = useState(false);
  return (
    <>
      <DeskHead title={tablets.title} path={area.value?.path} view="/tablets" under={tablets.more} />
      <div class="line">{area.value && mayManage() && <TabletRules area={area.value.area} />}</div>
      <ScreenRead read={read}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState title={tablets.none} icon="tablet">
              <p>{tablets.noneMore}</p>
              <LinkButton look="main" icon="people" href={`/desk/areas/${node}/members`}>
                {placeMembers}
              </LinkButton>
            </EmptyState>
          ) : (
            <>
              <SilenceChoice
                days={silentDays}
                onDays={setSilentDays}
                only={onlySilent}
                onOnly={setOnlySilent}
                silent={rows.filter((row) => silentFor(row, silentDays) > 0).length}
              />
              <TabletTable
                rows={onlySilent ? rows.filter((row) => silentFor(row, silentDays) > 0) : rows}
                silentDays={silentDays}
                onAct={setAct}
              />
            </>
          )
        }
      </ScreenRead>
      {act && (
        <ActDialog
          act={act}
          node={node}
          onClose={() => {
            setAct(undefined);
            read.reread();
          }}
        />
      )}
    </>
  );
}

interface TabletAct {
  readonly what: 'revoke' | 'transfer' | 'order' | 'open-held';
  readonly tablet: TabletRow;
}

interface ActDialogProps {
  readonly act: TabletAct;
  readonly node: string;
  readonly onClose: () => void;
}

function ActDialog({ act: { what, tablet }, node, onClose }: ActDialogProps) {
  if (what === 'open-held') return <HeldDialog tablet={tablet} onClose={onClose} />;
  if (what === 'order') return <OrderDialog tablet={tablet} onClose={onClose} />;
  if (what === 'transfer') return <TransferDialog tablet={tablet} node={node} onClose={onClose} />;
  return <RevokeDialog tablet={tablet} onClose={onClose} />;
}

interface TabletTableProps {
  readonly rows: readonly TabletRow[];
  readonly silentDays: number;
  readonly onAct: (act: TabletAct) => void;
}

function TabletTable({ rows, silentDays, onAct }: TabletTableProps) {
  const { tablets } = deskWords();
  return (
    <div class="desk-table-frame">
      <table class="desk-table desk-tablets" data-rows="still">
        <thead>
          <tr>
            <th scope="col">{tablets.tablet}</th>
            <th scope="col">{tablets.lastContact}</th>
            <th scope="col">{tablets.received}</th>
            <th scope="col">{teamsWords().tablets.state}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {row.name}
                <span class="desk-more">{row.memberName}</span>
                <span class="desk-more">{formats().list(row.areas)}</span>
                <span class="desk-more">{tablets.enrolled(formats().date(row.enrolledAt))}</span>
              </th>
              <td data-column={tablets.lastContact}>
                <LastContact row={row} silentDays={silentDays} />
              </td>
              <td data-column={tablets.received}>
                <Received row={row} />
              </td>
              <td data-column={teamsWords().tablets.state}>
                <TabletState row={row} />
                <OrderState row={row} />
              </td>
              <td class="desk-act">{mayManage() && <Acts row={row} onAct={onAct} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Acts({ row, onAct }: { readonly row: TabletRow; readonly onAct: (act: TabletAct) => void }) {
  const { orders, transfer } = teamsWords().tablets;
  return (
    <span class="desk-stack">
      {!row.succeeded && <Button onPress={() => onAct({ what: 'order', tablet: row })}>{orders}</Button>}
      {!row.revokedAt && !row.succeeded && <Button onPress={() => onAct({ what: 'transfer', tablet: row })}>{transfer}</Button>}
      {!row.revokedAt && (
        <Button look="quiet" onPress={() => onAct({ what: 'revoke', tablet: row })}>
          {deskWords().tablets.revoke}
        </Button>
      )}
      {row.revokedAt && row.held > 0 && (
        <Button icon="lock" onPress={() => onAct({ what: 'open-held', tablet: row })}>
          {teamsWords().held.open}
        </Button>
      )}
    </span>
  );
}

function LastContact({ row, silentDays }: { readonly row: TabletRow; readonly silentDays: number }) {
  const { tablets } = deskWords();
  const now = Date.now();
  const silent = silentFor(row, silentDays);
  const clock = row.clockAheadMs ?? 0;
  return (
    <span class="desk-stack">
      {row.lastContactAt ? (
        <span class="desk-day">
          {formats().day(row.lastContactAt, dayInVietnam(now))}
          <span class="desk-more">{formats().time(row.lastContactAt)}</span>
        </span>
      ) : (
        tablets.never
      )}
      {silent > 0 && (
        <Badge tone="wait" icon="offline">
          {teamsWords().tablets.silentFor(formats().number(silent))}
        </Badge>
      )}
      {row.revokedAt && (
        <Badge tone="stop" icon="lock">
          {tablets.revoked(formats().date(row.revokedAt))}
        </Badge>
      )}
      {row.succeeded && <Badge icon="returned">{row.passedTo ? teamsWords().tablets.passedTo(row.passedTo) : tablets.succeeded}</Badge>}
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
