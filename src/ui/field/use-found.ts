import { AnswerBoard } from '#background/answer-board.ts';
import type { FindPage, FindQuery } from '#background/device-api.ts';
import { device, revision } from '#ui/device.ts';
import { effect, type ReadonlySignal, useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import { homesQuery } from './homes-query.ts';
import type { RowWindow } from './row-window.ts';

/** What was found, with the query it answers. */
export interface Found extends FindPage {
  readonly query: FindQuery;
}

interface Question {
  readonly number: number;
  readonly query: FindQuery;
  readonly asked: string;
  /** Kept until somebody shows it. */
  found?: Found;
  show?: (found: Found) => void;
}

/** Milliseconds a letter may wait for its answer: less than half of what another frame would cost. */
const patience = 7;

let board: AnswerBoard | undefined;
let newest: Question | undefined;
let questions = 0;

/**
 * Asks the worker unless that is what was asked last. The answer is there with the letter that asked if the worker is quick, else in its frame, else when its
 * message comes.
 */
function ask(query: FindQuery, seen: number): Question {
  const asked = JSON.stringify([query, seen]);
  if (newest?.asked === asked) return newest;
  const question: Question = { number: (questions += 1), query, asked };
  newest = question;
  board ??= AnswerBoard.create();
  void device()
    .find(query, board && { memory: board.memory, question: question.number })
    .then((page) => {
      answer(question, page);
      if (question.number === questions) board?.wipe();
    });
  requestAnimationFrame(() => lookAtBoard(question));
  return question;
}

function answer(question: Question, page: FindPage): void {
  if (question !== newest || question.found) return;
  question.found = { ...page, query: question.query };
  question.show?.(question.found);
}

function lookAtBoard(question: Question, waits = patience): void {
  if (question !== newest || question.found) return;
  const page = board?.takeSoon(question.number, waits);
  if (page) answer(question, page as FindPage);
}

/** The rows that were asked for last. */
let rows: Pick<FindQuery, 'offset' | 'limit'> | undefined;

/** To be called with a letter, before anything is drawn for it: the worker is then at work meanwhile. `first`: the rows of a list that is not there yet. */
export function askAhead({ search, area, show }: Pick<FindQuery, 'search' | 'area' | 'show'>, first: RowWindow): void {
  const { offset, limit } = rows ?? { offset: first.from, limit: first.to - first.from };
  if (search.trim() !== '') ask({ search, area, show, offset, limit }, revision.peek());
}

/** To be called once everything else is drawn for a letter: waits a little for its answer, which is then shown without another frame. */
export function lookForAnswer(waits: 'if it is there' | 'a little' = 'a little'): void {
  if (newest) lookAtBoard(newest, waits === 'a little' ? patience : 0);
}

/** Asks anew whenever the query, or what is in the book, changes; the last answer stays until the next is there. Of an empty search nothing stays. */
export function useFound({ from, to }: RowWindow): ReadonlySignal<Found | undefined> {
  const found = useSignal<Found | undefined>(undefined);
  useLayoutEffect(() => {
    rows = { offset: from, limit: to - from };
    return effect(() => show(found, { from, to }));
  }, [from, to]);
  useLayoutEffect(
    () => () => {
      forget();
      rows = undefined;
    },
    [],
  );
  return found;
}

type Shown = ReturnType<typeof useSignal<Found | undefined>>;

/** Follows what is typed, chosen and written. */
function show(found: Shown, { from, to }: RowWindow): void {
  const { search, area, show: which } = homesQuery.value;
  const seen = revision.value;
  if (search.trim() === '') {
    forget();
    found.value = undefined;
    return;
  }
  const question = ask({ search, area, show: which, offset: from, limit: to - from }, seen);
  question.show = (answered) => void (found.value = answered);
  if (question.found) found.value = question.found;
}

/** The worker's late answer is nobody's, and is wiped when its message comes. */
function forget(): void {
  newest = undefined;
}
