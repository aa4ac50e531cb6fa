import { writeFile } from 'node:fs/promises';
import { writeSetting } from '../database/settings.ts';
import { dataMapText } from '../data-map/write-data-map.ts';
import { erasuresKnown, reapplyErasures, writeErasureList } from '../erasure/erasure-list.ts';
import { readErasureList } from '../erasure/keep-erasure-list.ts';
import type { Services } from '../services.ts';
import type { AdminCall, AdminCommand } from './admin-call.ts';

/** The operator's commands about what is kept, for how long, and what was erased. */
export const privacyCommands: readonly (readonly [string, AdminCommand])[] = [
  [
    'erasures',
    { usage: 'erasures <tệp.jsonl>', does: 'Ghi danh sách đã xóa (chỉ dấu vết, không tên): cất ngoài các bản sao lưu.', run: listErasures },
  ],
  [
    'reapply-erasures',
    {
      usage: 'reapply-erasures <tệp.jsonl>',
      does: 'Xóa lại những gì một bản sao lưu cũ vừa đưa trở về. Chạy lại không sao.',
      run: reapply,
    },
  ],
  [
    'backup-days',
    {
      usage: 'backup-days <số ngày>',
      does: 'Mỗi bản sao lưu được giữ nhiều nhất bao nhiêu ngày; ghi trong giấy báo xóa.',
      run: setBackupDays,
    },
  ],
  ['data-map', { usage: 'data-map <tệp.md>', does: 'Ghi bản đồ dữ liệu và phần đầu của hồ sơ đánh giá tác động.', run: writeMap }],
];

async function listErasures({ db }: Services, { words: [path], say }: AdminCall): Promise<boolean> {
  if (path === undefined) return refuse(say, 'Cần tên tệp.');
  const known = await erasuresKnown(db);
  await writeFile(path, writeErasureList(known), { mode: 0o600 });
  say(`${known.length} lần xóa.`);
  return true;
}

async function reapply(services: Services, { words: [path], say }: AdminCall): Promise<boolean> {
  if (path === undefined) return refuse(say, 'Cần tên tệp.');
  const again = await reapplyErasures(services, await readErasureList(path));
  say(again === 0 ? 'Không còn gì phải xóa lại.' : `Đã xóa lại ${again} lần xóa.`);
  return true;
}

async function setBackupDays({ db }: Services, { words: [count], say }: AdminCall): Promise<boolean> {
  const days = Number(count);
  if (!Number.isInteger(days) || days < 1 || days > 3650) return refuse(say, 'Cần số ngày, từ 1 đến 3650.');
  await writeSetting(db, 'backup-days', days);
  say(`Mỗi bản sao lưu được giữ nhiều nhất ${days} ngày.`);
  return true;
}

async function writeMap(_services: Services, { words: [path], say }: AdminCall): Promise<boolean> {
  if (path === undefined) return refuse(say, 'Cần tên tệp.');
  await writeFile(path, dataMapText());
  say(`Đã ghi bản đồ dữ liệu vào ${path}.`);
  return true;
}

function refuse(say: (line: string) => void, why: string): false {
  say(why);
  return false;
}
