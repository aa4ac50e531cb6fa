import type { BreachShown, HeldAbout, RequestShown } from '#protocol/rights-answers.ts';
import { breachLetter } from '#ui/desk/rights/breach-letter.ts';
import { copyLetter } from '#ui/desk/rights/copy-letter.ts';
import type { Letter } from '#ui/desk/rights/letter.ts';
import { requestLetter } from '#ui/desk/rights/request-letters.ts';
import { expect, test } from 'vitest';

const text = (letter: Letter) => JSON.stringify(letter);

const request: RequestShown = {
  id: '01990000-0000-7000-8000-0000000000ab',
  kind: 'erase',
  person: { id: 'p', name: 'Nguyễn Thị Lan', birth: '1957' },
  areaName: 'Thôn Mận',
  askedBy: 'representative',
  asker: 'Hà, con gái',
  checked: 'paper',
  wholeHome: false,
  receivedAt: '2026-11-26T03:00:00.000Z',
  receivedBy: 'Điều phối',
  atTheDoor: false,
  thirdParties: false,
  state: 'received',
  answerBy: '2026-11-30',
  actBy: '2026-12-11',
};

test('the receipt says what was asked, by whom, and by when it is answered and done', () => {
  const said = text(requestLetter(request, 90));
  for (const word of ['GIẤY TIẾP NHẬN', 'Nguyễn Thị Lan', 'Hà, con gái', '30/11/2026', '11/12/2026', 'khiếu nại', '000000AB'])
    expect(said).toContain(word);
});

test('the notice after an erasure names nobody, counts the tablets, and says until when backups are kept', () => {
  const { person: _erased, asker: _gone, ...rest } = request;
  const forgetting = { id: 'e', at: '2026-12-01T03:00:00.000Z', forgotten: 41, tablets: 44, silent: 0, waiting: [] };
  const said = text(requestLetter({ ...rest, state: 'done', settledAt: '2026-12-01T03:00:00.000Z', forgetting }, 30));
  for (const word of ['GIẤY BÁO KẾT QUẢ', 'Người đã được xóa', '41 trong 44 máy đã quên', '31/12/2026']) expect(said).toContain(word);
  expect(said).not.toContain('Lan');
});

test('a refusal gives its reason', () => {
  const said = text(
    requestLetter({ ...request, state: 'refused', settledAt: '2026-12-01T03:00:00.000Z', refusedBecause: 'Không phải người ấy' }, 30),
  );
  expect(said).toContain('Không phải người ấy');
});

test('a copy holds every field in words, every writing, and who has seen it', () => {
  const held: HeldAbout = {
    person: 'p',
    madeAt: '2026-11-26T03:00:00.000Z',
    records: [
      {
        kind: 'person',
        id: 'p',
        areaName: 'Thôn Mận',
        fields: { name: 'Nguyễn Thị Lan', personalId: '038157004321', sex: 'female', household: 'h' },
        history: [{ at: '2026-01-02T03:00:00.000Z', memberName: 'Tình', set: { name: 'Nguyễn T. Lan' } }],
      },
    ],
    notes: [{ at: '2026-01-02T03:00:00.000Z', memberName: 'Chi', words: 'Hỏi lại năm sinh' }],
    requests: [request],
    seenBy: [{ day: '2026-11-25', memberName: 'Chi' }],
    exportedBy: [],
    tablets: [{ memberName: 'Tình', name: 'Máy 3' }],
  };
  const said = text(copyLetter(held, 'Nguyễn Thị Lan'));
  for (const word of ['038157004321', 'Nữ', 'Nguyễn T. Lan', 'Tình', 'Hỏi lại năm sinh', '25/11/2026: Chi', 'Máy 3 (Tình)'])
    expect(said).toContain(word);
});

test('the report of a breach has the hour by which it has to be told', () => {
  const breach: BreachShown = {
    id: 'b',
    areaName: 'Xã A',
    discoveredAt: '2026-11-26T03:00:00.000Z',
    notifyBy: '2026-11-29T03:00:00.000Z',
    what: 'Mất máy',
    measures: 'Đã thu hồi',
    tablets: [{ id: 't', name: 'Máy 3', people: 120, homes: 31 }],
    people: 120,
    homes: 31,
    writtenBy: 'Chi',
    changedAt: '2026-11-26T03:00:00.000Z',
  };
  const said = text(breachLetter(breach));
  for (const word of ['29/11/2026 10:00', 'Máy 3', '120 người', 'Mất máy', 'Đã thu hồi']) expect(said).toContain(word);
});
