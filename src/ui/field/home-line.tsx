import type { HomeRow } from '#background/device-api.ts';
import type { VisitOutcome } from '#domain/entities.ts';
import { visitOutcomes } from '#domain/entities.ts';
import { Icon } from '#ui/parts/icon.tsx';
import { Badge, type Tone } from '#ui/parts/signals.tsx';
import { formats, words } from '#ui/text/words.ts';
import { todayOn } from './today-on.ts';

export const outcomeTones: Readonly<Record<VisitOutcome, Tone>> = { met: 'done', absent: 'wait', refused: 'stop', moved: 'plain' };

export function isOutcome(text: string | null | undefined): text is VisitOutcome {
  return (visitOutcomes as readonly (string | null | undefined)[]).includes(text);
}

interface HomeLineProps {
  readonly row: HomeRow;
  readonly current: boolean;
  readonly place: number;
  readonly of: number;
}

/** One row of the list of homes; all are of one height, because the list is windowed. */
export function HomeLine({ row, current, place, of }: HomeLineProps) {
  const { homes, facts, parts } = words();
  return (
    <li data-row aria-posinset={place} aria-setsize={of}>
      <a class="row home-line" href={`/homes/${row.id}`} aria-current={current ? 'true' : undefined}>
        <span class="row-words">
          <span class="row-title clip">{row.head || homes.noHead}</span>
          <span class="row-more clip">{[row.address || homes.noAddress, row.areaName].filter(Boolean).join(' · ')}</span>
          <span class="home-line-badges">
            <LastVisit row={row} />
            {row.people > 0 && <span class="row-more">{facts.peopleCount(formats().number(row.people))}</span>}
            {row.unsent && <Badge icon="outbox">{parts.unsent}</Badge>}
          </span>
        </span>
        <Icon name="forward" />
      </a>
    </li>
  );
}

function LastVisit({ row }: { readonly row: HomeRow }) {
  const { homes, facts } = words();
  const on = todayOn();
  if (row.returnOn) {
    return (
      <Badge tone={row.returnOn < on ? 'stop' : 'wait'} icon="calendar">
        {homes.comeBack(formats().day(row.returnOn, on))}
      </Badge>
    );
  }
  if (!row.lastVisit) return <Badge icon="homes">{homes.neverVisited}</Badge>;
  const { outcome, at } = row.lastVisit;
  if (!isOutcome(outcome)) return <Badge>{formats().day(at, on)}</Badge>;
  return <Badge tone={outcomeTones[outcome]}>{homes.lastVisit(facts.outcome[outcome], formats().day(at, on))}</Badge>;
}
