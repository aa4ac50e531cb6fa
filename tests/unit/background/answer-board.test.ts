import { AnswerBoard } from '#background/answer-board.ts';
import { expect, test } from 'vitest';

const board = () => new AnswerBoard(new SharedArrayBuffer(64 * 1024));

test('what one side puts down the other takes, marks and all, for the question asked and no other', () => {
  const worker = board();
  const page = new AnswerBoard(worker.memory);
  expect(page.take(1)).toBeUndefined();
  worker.put(1, { total: 2, hits: ['Nguyễn Thị Đào', 'Ông Ké'] });
  expect(page.take(1)).toEqual({ total: 2, hits: ['Nguyễn Thị Đào', 'Ông Ké'] });
  expect(page.take(2)).toBeUndefined();
  worker.put(2, { total: 0, hits: [] });
  expect(page.take(1)).toBeUndefined();
  expect(page.take(2)).toEqual({ total: 0, hits: [] });
});

test('an answer too long for the board is not cut: it is not there, and what stood there before is gone', () => {
  const both = board();
  both.put(1, 'short');
  both.put(2, 'x'.repeat(70_000));
  expect(both.take(1)).toBeUndefined();
  expect(both.take(2)).toBeUndefined();
});

test('whoever waits gets an answer that is there or comes meanwhile, and nothing once patience is over', () => {
  const both = board();
  let clock = 0;
  const comes = () => {
    clock += 1;
    if (clock === 4) both.put(3, 'late');
    return clock;
  };
  expect(both.takeSoon(3, 7, comes)).toBe('late');
  expect(both.takeSoon(4, 7, comes)).toBeUndefined();
  expect(clock).toBe(12);
});

test('a wiped board holds nothing of anybody', () => {
  const both = board();
  both.put(7, 'Nguyễn Thị Đào');
  both.wipe();
  expect(both.take(7)).toBeUndefined();
  expect(new TextDecoder().decode(new Uint8Array(both.memory).slice())).not.toContain('Nguy');
});

test('memory is shared only where the browser allows it', () => {
  expect(AnswerBoard.create()).toBeUndefined();
});
