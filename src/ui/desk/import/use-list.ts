import { possibleGroupings } from '#domain/household-groups.ts';
import { roleColumns } from '#domain/import-rows.ts';
import type { ImportPlaces } from '#protocol/import-rows.ts';
import { proxy, type Remote, wrap } from 'comlink';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { DeskSaid, ListChoices, ListDesk, OpenedList, Prepared, Progress, Sending, SentTotals, SheetView } from './import-api.ts';

export interface ListState {
  readonly places?: ImportPlaces | undefined;
  readonly file?: { readonly name: string; readonly opened?: OpenedList | undefined } | undefined;
  readonly sheet: number;
  readonly view?: SheetView | undefined;
  readonly choices?: ListChoices | undefined;
  readonly prepared?: Prepared | undefined;
  readonly working?: { readonly what: 'reading' | 'checking' | 'check' | 'apply'; readonly at: Progress } | undefined;
  readonly checked?: SentTotals | undefined;
  readonly applied?: SentTotals | undefined;
  readonly update: boolean;
  readonly failure?: DeskSaid | undefined;
  /** Grows with every new answer of the worker, so that the preview reads again. */
  readonly turn: number;
}

export interface ListActions {
  readonly desk: () => Remote<ListDesk>;
  readonly open: (file: File) => void;
  readonly chooseSheet: (index: number) => void;
  readonly choose: (change: Partial<ListChoices>) => void;
  readonly setUpdate: (update: boolean) => void;
  readonly send: (dryRun: boolean) => void;
  readonly stop: () => void;
}

const start: ListState = { sheet: 0, update: false, turn: 0 };

/** The list on its way from file to records: what the screen shows of it, and what the person may do. The worker lives as long as the screen. */
export function useList(node: string): readonly [ListState, ListActions] {
  const [state, setState] = useState<ListState>(start);
  const patch = (change: Partial<ListState>) => setState((before) => ({ ...before, ...change }));
  const desk = useListWorker(node);
  useEffect(() => {
    setState(start);
    void desk()
      .places(node)
      .then((read) => patch(read.ok ? { places: read.value } : { failure: read.failure }));
  }, [node]);
  const tell = (what: 'checking' | 'check' | 'apply') => proxy((at: Progress) => patch({ working: { what, at } }));

  const prepare = async (choices: ListChoices) => {
    patch({ choices, checked: undefined, applied: undefined, failure: undefined });
    if (!choices.roles.includes('name')) return patch({ prepared: undefined });
    const prepared = await desk().prepare(choices, tell('checking'));
    setState((before) => (before.choices === choices ? { ...before, prepared, working: undefined, turn: before.turn + 1 } : before));
  };
  const chooseSheet = async (sheet: number, places: ImportPlaces | undefined) => {
    const view = await desk().sheet(sheet);
    patch({ sheet, view });
    await prepare(firstChoices(view, places));
  };
  const open = async (file: File, places: ImportPlaces | undefined) => {
    setState((before) => ({
      ...start,
      places: before.places,
      turn: before.turn + 1,
      file: { name: file.name },
      working: { what: 'reading', at: { done: 0, of: 0 } },
    }));
    const read = await desk().open(file);
    if (!read.ok) return patch({ file: undefined, working: undefined, failure: read.failure });
    patch({ file: { name: file.name, opened: read.value } });
    const longest = read.value.sheets.reduce((best, { rows }, at, all) => (rows > (all[best]?.rows ?? 0) ? at : best), 0);
    return chooseSheet(longest, places);
  };
  const send = async (how: Sending) => {
    const what = how.dryRun ? 'check' : 'apply';
    patch({ failure: undefined, working: { what, at: { done: 0, of: state.prepared?.readyPeople ?? 0 } } });
    const sent = await desk().send(how, tell(what));
    const told = sent.ok ? { [how.dryRun ? 'checked' : 'applied']: sent.value } : { failure: sent.failure };
    setState((before) => ({ ...before, ...told, working: undefined, turn: before.turn + 1 }));
  };
  return [
    state,
    {
      desk,
      open: (file) => void open(file, state.places),
      chooseSheet: (index) => void chooseSheet(index, state.places),
      choose: (change) => state.choices && void prepare({ ...state.choices, ...change }),
      setUpdate: (update) => patch({ update, checked: undefined, applied: undefined }),
      send: (dryRun) => void send({ dryRun, update: state.update }),
      stop: () => void desk().stop(),
    },
  ];
}

/** The worker that holds the list; it ends with the screen, and with it every trace of the file. */
function useListWorker(node: string): () => Remote<ListDesk> {
  const worker = useRef<{ readonly own: Worker; readonly desk: Remote<ListDesk> } | undefined>(undefined);
  useEffect(
    () => () => {
      worker.current?.own.terminate();
      worker.current = undefined;
    },
    [node],
  );
  return () => {
    worker.current ??= startWorker();
    return worker.current.desk;
  };
}

function startWorker() {
  const own = new Worker(new URL('./desk-import-worker.ts', import.meta.url), { type: 'module', name: 'desk-import' });
  return { own, desk: wrap<ListDesk>(own) };
}

/** The surest way to form households, and the village by the rows unless there is only one or nothing tells it. */
function firstChoices({ roles }: SheetView, places: ImportPlaces | undefined): ListChoices {
  const columns = roleColumns(roles);
  const has = (role: keyof typeof columns) => columns[role] !== undefined;
  const [grouping = 'alone'] = possibleGroupings({ householdCode: has('householdCode'), head: has('head'), relation: has('relation') });
  const villages = places?.villages ?? [];
  const [only] = villages;
  const isWritten = has('village') || has('commune') || has('address');
  const one = only && villages.length === 1 ? only.id : '';
  return { roles, grouping, place: one === '' && isWritten ? { kind: 'written' } : { kind: 'one', village: one }, answers: {} };
}
