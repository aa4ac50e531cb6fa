import { type Role, roles } from '#domain/area.ts';
import { isUuid, newUuid } from '#domain/ids.ts';
import { readFile } from 'node:fs/promises';
import { toBase64url } from '#protocol/base64url.ts';
import { createAccount } from '../accounts/create-account.ts';
import { auditOther } from '../audit/audit-own.ts';
import { audited } from '../audit/audited.ts';
import { importOfficialAreas } from '../areas/import-admin.ts';
import { importVillages, parseVillages } from '../areas/import-villages.ts';
import { createEnrolmentCode } from '../devices/enrolment-codes.ts';
import { revokeDevice } from '../devices/enrol.ts';
import type { Services } from '../services.ts';
import { resetLink, resetPassword } from './account-commands.ts';
import { type AdminCall, type AdminCommand, refuse } from './admin-call.ts';
import { privacyCommands } from './privacy-commands.ts';

/** The operator's commands that work on a composed server, by name. */
export const adminCommands: ReadonlyMap<string, AdminCommand> = new Map<string, AdminCommand>([
  [
    'create-coordinator',
    {
      usage: 'create-coordinator --name "Họ Tên" --sign-in ten --area <mã hoặc id đơn vị>',
      does: 'Tạo tài khoản điều phối; mật khẩu được in ra một lần.',
      run: createCoordinator,
    },
  ],
  [
    'reset-password',
    {
      usage: 'reset-password --sign-in ten',
      does: 'Đặt mật khẩu mới cho một tài khoản, in ra một lần; mọi nơi đang đăng nhập phải đăng nhập lại.',
      run: resetPassword,
    },
  ],
  [
    'reset-link',
    {
      usage: 'reset-link --sign-in ten [--factors yes]',
      does: 'Tạo liên kết đặt lại mật khẩu dùng một lần trong 24 giờ; --factors yes gỡ cả mã xác thực và khóa truy cập.',
      run: resetLink,
    },
  ],
  [
    'create-member',
    {
      usage: 'create-member --name "Họ Tên" --area <mã hoặc id đơn vị> --role volunteer|lead',
      does: 'Thêm tình nguyện viên hoặc trưởng nhóm (không có tài khoản bàn điều phối).',
      run: createMember,
    },
  ],
  [
    'import-areas',
    { usage: 'import-areas', does: 'Nạp 34 tỉnh, thành phố và 3.321 xã, phường, đặc khu. Chạy lại không sao.', run: importAreas },
  ],
  [
    'import-villages',
    {
      usage: 'import-villages <tệp.csv|tệp.json>',
      does: 'Nạp thôn, bản, ấp…: tên, loại, mã xã. Chạy lại không sao.',
      run: importVillageFile,
    },
  ],
  ['enrolment-code', { usage: 'enrolment-code --member <id> [--hours 72]', does: 'Tạo mã đăng ký máy cho một người.', run: enrolmentCode }],
  [
    'revoke-device',
    {
      usage: 'revoke-device <id máy>',
      does: 'Thu hồi một máy: không nhận được dữ liệu nữa, dữ liệu nó gửi lên chỉ được giữ lại.',
      run: revoke,
    },
  ],
  ...privacyCommands,
  ['rotate-key', { usage: 'rotate-key', does: 'Tạo khóa niêm phong mới; khóa cũ vẫn mở được các gói cũ.', run: rotateKey }],
]);

async function findArea({ db }: Services, text: string | undefined): Promise<string | undefined> {
  if (text === undefined) return undefined;
  const found = await db
    .selectFrom('areas')
    .where((is) => is.or([is('id', '=', text), is('code', '=', text)]))
    .select('id')
    .executeTakeFirst();
  return found?.id;
}

async function createCoordinator(services: Services, { options, say }: AdminCall): Promise<boolean> {
  const area = await findArea(services, options['area']);
  const { name, 'sign-in': signIn } = options;
  if (!area || !name || !signIn) return refuse(say, 'Cần --name, --sign-in và --area (một đơn vị đã có).');
  const password = toBase64url(services.random(new Uint8Array(12)));
  const created = await createAccount(services, { name, signIn, password, roles: [{ area, role: 'coordinator' }] });
  if (!created.ok) return refuse(say, `Không tạo được: ${created.failure.kind}`);
  await auditOther(services, { by: undefined, of: created.value.member }, 'member-added');
  say(`Tên đăng nhập: ${signIn}\nMật khẩu: ${password}\n${services.config.publicUrl}/desk`);
  return true;
}

async function createMember(services: Services, { options, say }: AdminCall): Promise<boolean> {
  const area = await findArea(services, options['area']);
  const role = roles.find((known): known is Role => known === (options['role'] ?? 'volunteer'));
  const name = options['name']?.normalize('NFC').trim();
  if (!area || !name || !role) return refuse(say, 'Cần --name, --area (một đơn vị đã có) và --role.');
  const id = newUuid(services.now(), services.random);
  await services.db.transaction().execute(async (tx) => {
    await tx
      .insertInto('members')
      .values({ id, name, created_at: new Date(services.now()) })
      .execute();
    await tx.insertInto('member_roles').values({ member: id, area, role }).execute();
  });
  say(id);
  return true;
}

async function importAreas({ db }: Services, { say }: AdminCall): Promise<boolean> {
  const imported = await importOfficialAreas(db);
  if (!imported.ok) return refuse(say, imported.failure.kind);
  say(`Đã thêm ${imported.value.added} đơn vị.`);
  return true;
}

async function importVillageFile(services: Services, { words, say }: AdminCall): Promise<boolean> {
  const [path] = words;
  if (path === undefined) return refuse(say, 'Cần tên tệp.');
  const lines = parseVillages(await readFile(path, 'utf8'));
  if (!lines.ok) return refuse(say, `Dòng ${lines.failure.detail} không đúng dạng "tên,loại,mã xã 5 số".`);
  const imported = await importVillages(services, lines.value);
  if (!imported.ok) return refuse(say, imported.failure.kind);
  const { added, known, unknownCommunes } = imported.value;
  say(`Đã thêm ${added}, đã có ${known}.`);
  if (unknownCommunes.length > 0) return refuse(say, `Không có xã mang mã: ${unknownCommunes.join(', ')}`);
  return true;
}

async function enrolmentCode(services: Services, { options, say }: AdminCall): Promise<boolean> {
  const { member } = options;
  const isKnown =
    member !== undefined &&
    isUuid(member) &&
    (await services.db.selectFrom('members').where('id', '=', member).select('id').executeTakeFirst());
  if (!member || !isKnown) return refuse(say, 'Không có người này.');
  const hours = Number(options['hours'] ?? 72);
  if (!(hours > 0 && hours <= 24 * 366)) return refuse(say, '--hours phải là số giờ, nhiều nhất một năm.');
  const created = await createEnrolmentCode(services, { member, hours });
  say(`${created.code}\n${services.config.publicUrl}/#enrol=${created.code}\n${created.expiresAt.toISOString()}`);
  return true;
}

async function revoke(services: Services, { words, say }: AdminCall): Promise<boolean> {
  const [device] = words;
  if (device === undefined || !isUuid(device) || !(await revokeDevice(services, device)))
    return refuse(say, 'Không có máy này, hoặc máy đã bị thu hồi.');
  await audited(services.db, { at: new Date(services.now()), what: 'tablet-revoked', subject: `tablet/${device}` });
  say('Đã thu hồi.');
  return true;
}

async function rotateKey({ db, now, keys }: Services, { say }: AdminCall): Promise<boolean> {
  const { id } = await keys.rotate();
  await audited(db, { at: new Date(now()), what: 'key-rotated', subject: `key/${id}` });
  say(`Khóa mới: ${id}`);
  return true;
}
