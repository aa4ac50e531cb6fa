import { Button } from '#ui/parts/button.tsx';
import { SelectField } from '#ui/parts/select-field.tsx';
import { Badge } from '#ui/parts/signals.tsx';
import { EmptyState, Section } from '#ui/parts/surfaces.tsx';
import { NumberField } from '#ui/parts/text-fields.tsx';
import { formats } from '#ui/text/words.ts';
import { useEffect, useState } from 'preact/hooks';
import type { Prepared, PreviewRow, RowFilter } from './import-api.ts';
import { rowFilters } from './import-api.ts';
import { importWords } from './import-words.ts';
import { PreviewTable } from './preview-table.tsx';
import { ErrorSheets } from './error-sheets.tsx';
import type { ListActions, ListState } from './use-list.ts';

const pageSize = 20;

interface PreviewProps {
  readonly list: ListState;
  readonly prepared: Prepared;
  readonly actions: ListActions;
}

/** A page of the list as it would go in. Pages come from the worker, so the document never holds more than one. */
export function PreviewCard({ list, prepared, actions }: PreviewProps) {
  const words = importWords();
  const number = (count: number) => formats().number(count);
  const [filter, setFilter] = useState<RowFilter>('all');
  const [from, setFrom] = useState(0);
  const [rows, setRows] = useState<readonly PreviewRow[]>([]);
  const counts = { ...prepared.counts, told: toldCount(list) };
  useEffect(() => {
    let isOld = false;
    void actions
      .desk()
      .page(filter, from, pageSize)
      .then((page) => {
        if (!isOld) setRows(page);
      });
    return () => {
      isOld = true;
    };
  }, [filter, from, list.turn]);
  useEffect(() => setFrom(0), [filter, prepared]);
  const goTo = async (row: number) => {
    const at = await actions.desk().placeOf(filter, row);
    setFrom(Math.floor(at / pageSize) * pageSize);
  };
  return (
    <Section title={words.preview}>
      <div class="line" role="status">
        <Badge tone="done">{words.ready(number(prepared.readyPeople), number(prepared.readyHomes))}</Badge>
        {counts.errors > 0 && <Badge tone="stop">{words.filterCount(words.filters.errors, number(counts.errors))}</Badge>}
        {prepared.repairs > 0 && <Badge tone="note">{words.repaired(number(prepared.repairs))}</Badge>}
      </div>
      <div class="desk-import-tools">
        <SelectField
          label={words.filter}
          value={filter}
          onValue={(value) => setFilter(rowFilters.find((one) => one === value) ?? 'all')}
          options={rowFilters
            .filter((one) => one !== 'told' || counts.told !== undefined)
            .map((one) => ({ value: one, title: titleOf(one, counts[one]) }))}
        />
        <NumberField label={words.toRow} longest={6} value={undefined} onValue={(row) => row !== undefined && void goTo(row)} />
        {counts.errors > 0 && <ErrorSheets actions={actions} />}
      </div>
      {rows.length === 0 ? <EmptyState title={words.none} icon="search" /> : <PreviewTable rows={rows} />}
      <Pager from={from} shown={rows.length} all={filter === 'told' ? undefined : counts[filter]} onFrom={setFrom} />
    </Section>
  );
}

function titleOf(filter: RowFilter, count: number | undefined): string {
  const words = importWords();
  const title = words.filters[filter];
  return count === undefined || filter === 'told' ? title : words.filterCount(title, formats().number(count));
}

/** How many rows the server had something to say about; unknown until it was asked. */
function toldCount({ checked, applied }: ListState): number | undefined {
  const totals = applied ?? checked;
  return totals && totals.differing + totals.people.refused;
}

interface PagerProps {
  readonly from: number;
  readonly shown: number;
  readonly all: number | undefined;
  readonly onFrom: (from: number) => void;
}

function Pager({ from, shown, all, onFrom }: PagerProps) {
  const words = importWords();
  const number = (count: number) => formats().number(count);
  if (from === 0 && shown < pageSize) return null;
  const isLast = all === undefined ? shown < pageSize : from + shown >= all;
  return (
    <nav class="line-apart" aria-label={words.preview}>
      <Button icon="back" disabled={from === 0} onPress={() => onFrom(Math.max(0, from - pageSize))}>
        {words.earlier}
      </Button>
      <span>{words.pageOf(number(from + 1), number(from + shown), all === undefined ? '…' : number(all))}</span>
      <Button icon="forward" disabled={isLast} onPress={() => onFrom(from + pageSize)}>
        {words.later}
      </Button>
    </nav>
  );
}
