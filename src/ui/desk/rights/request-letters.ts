import { addDays, dayInVietnam } from '#domain/dates.ts';
import type { RequestShown } from '#protocol/rights-answers.ts';
import { formats } from '#ui/text/words.ts';
import type { Letter } from './letter.ts';
import { rightsWords } from './rights-words.ts';

/** The last characters of the id, the part made by chance: enough to find a request again on the telephone. */
export function requestCode(id: string): string {
  return id.replaceAll('-', '').slice(-8).toUpperCase();
}

/** What the person gets in hand: that it was received, or what came of it. After an erasure it names nobody. */
export function requestLetter(request: RequestShown, backupDays: number): Letter {
  const words = rightsWords();
  const { paper } = words;
  const isSettled = request.state === 'done' || request.state === 'refused';
  return {
    title: isSettled ? paper.result : paper.receipt,
    under: `${paper.code}: ${requestCode(request.id)}`,
    pageWords: paper.page,
    parts: [
      { facts: askedFacts(request) },
      { facts: isSettled ? resultFacts(request, backupDays) : dueFacts(request) },
      { lines: [paper.complain] },
    ],
  };
}

function askedFacts(request: RequestShown): readonly (readonly [string, string])[] {
  const words = rightsWords();
  const { paper } = words;
  const asker = [words.askedBy[request.askedBy], request.asker].filter(Boolean).join(': ');
  return [
    [paper.unit, request.areaName],
    [paper.person, request.person?.name ?? words.erased],
    [paper.request, words.kind[request.kind] + (request.words ? `: ${request.words}` : '')],
    [paper.asker, asker],
    [paper.checked, words.checked[request.checked]],
    [paper.receivedAt, at(request.receivedAt)],
    [paper.receivedBy, request.receivedBy],
  ];
}

function dueFacts({ answerBy, actBy, state }: RequestShown): readonly (readonly [string, string])[] {
  const { paper, state: states } = rightsWords();
  return [
    [paper.answerBy, formats().date(answerBy)],
    [paper.actBy, formats().date(actBy)],
    [paper.state, states[state]],
  ];
}

function resultFacts(
  { state, settledAt = '', refusedBecause, forgetting }: RequestShown,
  backupDays: number,
): readonly (readonly [string, string])[] {
  const words = rightsWords();
  const { paper } = words;
  const facts: (readonly [string, string])[] = [[paper.result2, `${words.state[state]}, ${at(settledAt)}`]];
  if (refusedBecause) facts.push([paper.because, refusedBecause]);
  if (forgetting) {
    const until = addDays(dayInVietnam(Date.parse(forgetting.at)), backupDays);
    facts.push([paper.tablets, words.forgotten(String(forgetting.forgotten), String(forgetting.tablets))]);
    facts.push([paper.backups, paper.backupsUntil(formats().date(until))]);
  }
  return facts;
}

/** `12/03/2026 14:05`. */
export function at(iso: string): string {
  return iso === '' ? '–' : `${formats().date(iso)} ${formats().time(iso)}`;
}
