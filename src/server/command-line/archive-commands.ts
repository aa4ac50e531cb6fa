import { createReadStream, createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { verifyAudit } from '../audit/verify-audit.ts';
import { archiveLines, restoreLines } from '../database/archive.ts';
import type { Database } from '../database/transaction.ts';
import { backupDays } from '../rights/rights-page.ts';
import { addDays, dayInVietnam, formatDay } from '#domain/dates.ts';
import { verifyDatabase } from '../database/verify.ts';
import type { AdminCall } from './admin-call.ts';

interface ArchiveCommand {
  readonly usage: string;
  readonly does: string;
  readonly run: (db: Database, call: AdminCall) => Promise<boolean>;
}

/** The operator's commands that work on the bare database, by name. */
export const archiveCommands: ReadonlyMap<string, ArchiveCommand> = new Map([
  ['backup', { usage: 'backup <tệp.jsonl.gz>', does: 'Sao lưu toàn bộ (kể cả khóa): cất giữ như cất chìa khóa.', run: backup }],
  ['restore', { usage: 'restore <tệp.jsonl.gz>', does: 'Khôi phục vào một cơ sở dữ liệu trống.', run: restore }],
  [
    'verify',
    { usage: 'verify', does: 'Gộp lại toàn bộ nhật ký và so với dữ liệu đang có; kiểm tra cả nhật ký bàn điều phối.', run: verify },
  ],
  [
    'verify-audit',
    {
      usage: 'verify-audit',
      does: 'Kiểm tra chuỗi nhật ký bàn điều phối, in dấu của dòng cuối: hãy ghi lại dấu này ở nơi khác.',
      run: verifyAuditChain,
    },
  ],
]);

/** Written beside its place and moved there when whole: a backup that was cut short never has the name of a good one. */
async function backup(db: Database, { words, say }: AdminCall): Promise<boolean> {
  const [path] = words;
  if (path === undefined) return refuse(say, 'Cần tên tệp.');
  const folded = createGzip();
  const out = createWriteStream(`${path}.part`, { mode: 0o600 });
  folded.pipe(out);
  const rows = await archiveLines(db, new Date(), async (line) => {
    if (!folded.write(`${line}\n`)) await once(folded, 'drain');
  });
  folded.end();
  await finished(out);
  await rename(`${path}.part`, path);
  say(`Đã sao lưu ${rows} dòng vào ${path}.`);
  say(
    `Hủy bản này chậm nhất ngày ${formatDay(addDays(dayInVietnam(Date.now()), await backupDays({ db })))}: sau đó nó giữ dữ liệu lẽ ra đã xóa.`,
  );
  return true;
}

async function restore(db: Database, { words, say }: AdminCall): Promise<boolean> {
  const [path] = words;
  if (path === undefined) return refuse(say, 'Cần tên tệp.');
  const rows = await restoreLines(db, linesOf(path));
  say(
    `Đã khôi phục ${rows} dòng. Khi khởi động, máy chủ xóa lại theo danh sách đã xóa; danh sách ở nơi khác thì chạy reapply-erasures <tệp>.`,
  );
  return true;
}

/** Reading begins when the first line is asked for: whoever reads lines before anybody listens loses them. */
async function* linesOf(path: string): AsyncGenerator<string> {
  yield* createInterface({ input: createReadStream(path).pipe(createGunzip()), crlfDelay: Number.POSITIVE_INFINITY });
}

async function verify(db: Database, call: AdminCall): Promise<boolean> {
  const { say } = call;
  const { records, mutations, devices, faults } = await verifyDatabase(db);
  say(`${records} bản ghi, ${mutations} thay đổi, ${devices} máy, ${faults.length} lỗi`);
  for (const fault of faults.slice(0, 50)) say(`  ${fault}`);
  const isWhole = await verifyAuditChain(db, call);
  return faults.length === 0 && isWhole;
}

const brokenWords = { changed: 'đã bị sửa', missing: 'đã bị xóa', moved: 'không nối với dòng trước', unchained: 'không khớp với dấu cuối' };

async function verifyAuditChain(db: Database, { say }: AdminCall): Promise<boolean> {
  const { lines, head, broken } = await verifyAudit(db);
  if (broken) {
    say(`Nhật ký hỏng từ dòng ${broken.id}: dòng này ${brokenWords[broken.why]}. Các dòng trước đó còn nguyên.`);
    return false;
  }
  say(`Nhật ký bàn điều phối: ${lines} dòng còn nguyên. Dấu của dòng cuối: ${head || '(chưa có dòng nào)'}`);
  return true;
}

function refuse(say: (line: string) => void, why: string): false {
  say(why);
  return false;
}
