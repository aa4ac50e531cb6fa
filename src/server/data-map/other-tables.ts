import type { TableEntry } from './data-classes.ts';

const always = 'lâu dài';
const managers = 'điều phối viên của đơn vị';
const server = 'máy chủ';
const nobody = { basis: 'none', kept: always } as const;
const duty = { basis: 'duty', kept: always } as const;

/** Tables about members, tablets, units and figures. */
export const otherTables: Readonly<Record<string, TableEntry>> = {
  members: { ...duty, why: 'ai trong tổ đã ghi gì', seenBy: managers, columns: { member: 'id name suspended_at', plain: 'created_at' } },
  member_roles: { ...duty, why: 'ai được làm gì ở đâu', seenBy: managers, columns: { member: 'member role', plain: 'area' } },
  accounts: {
    ...duty,
    why: 'đăng nhập bàn điều phối',
    seenBy: server,
    columns: { member: 'member sign_in suspended_at', secret: 'password', plain: 'created_at' },
  },
  sessions: {
    basis: 'duty',
    kept: 'tới khi hết phiên',
    why: 'phiên đăng nhập',
    seenBy: 'chính người ấy',
    columns: {
      member: 'member agent',
      secret: 'token_hash previous_hash',
      plain: 'id how created_at seen_at expires_at fresh_at rotated_at confirmed_at',
    },
  },
  tickets: {
    basis: 'duty',
    kept: 'vài phút',
    why: 'bước giữa của một lần đăng nhập hoặc lấy lại tài khoản',
    seenBy: server,
    columns: { member: 'member', secret: 'token_hash content', plain: 'kind tries created_at expires_at' },
  },
  passkeys: {
    ...duty,
    why: 'đăng nhập bằng khóa của máy',
    seenBy: 'chính người ấy',
    columns: { member: 'member name', secret: 'id public_key', plain: 'counter transports created_at used_at' },
  },
  one_time_secrets: {
    ...duty,
    why: 'mã một lần',
    seenBy: server,
    columns: { member: 'member', secret: 'secret last_step', plain: 'created_at' },
  },
  recovery_codes: { ...duty, why: 'mã dự phòng', seenBy: server, columns: { member: 'member', secret: 'code_hash', plain: 'used_at' } },
  enrolment_codes: {
    basis: 'duty',
    kept: 'tới khi hết hạn; dấu băm ở lại',
    why: 'đăng ký máy',
    seenBy: managers,
    columns: { member: 'member created_by used_by', secret: 'code_hash', plain: 'created_at expires_at used_at replaces' },
  },
  devices: {
    ...duty,
    why: 'máy nào của ai, liên lạc lúc nào, còn thiếu gì',
    seenBy: managers,
    columns: {
      member: 'id member name told lease_root',
      secret: 'token_hash ship_token_hash',
      plain: 'kind enrolled_at revoked_at succeeded_by last_contact_at authored received clock_ahead_ms last_stamp',
    },
  },
  tablet_rules: {
    ...nobody,
    why: 'quy định khóa máy',
    seenBy: managers,
    columns: { member: 'set_by', plain: 'area lease_days pin_least set_at' },
  },
  tablet_orders: {
    ...duty,
    why: 'lệnh khóa hoặc xóa máy',
    seenBy: managers,
    columns: { member: 'device asked_by', plain: 'kind asked_at done_at' },
  },
  server_keys: {
    ...duty,
    why: 'mở gói niêm phong, kể cả gói đến muộn',
    seenBy: 'người vận hành',
    columns: { secret: 'private_key', plain: 'id public_key created_at retired_at' },
  },
  settings: { ...nobody, why: 'cài đặt và bí mật của máy chủ', seenBy: 'người vận hành', columns: { secret: 'value', plain: 'name' } },
  audit: {
    ...duty,
    why: 'ai đã làm gì với dữ liệu',
    seenBy: managers,
    columns: { member: 'member', pseudonym: 'subject', plain: 'id at area what rows previous_hash hash' },
  },
  audit_head: { ...nobody, why: 'đầu chuỗi của nhật ký', seenBy: server, columns: { plain: 'one id hash' } },
  erasure_streams: { ...nobody, why: 'máy nào đã đọc qua lần xóa', seenBy: server, columns: { plain: 'erasure area seq' } },
  erasure_tablets: {
    ...duty,
    why: 'bằng chứng từng máy đã quên',
    seenBy: managers,
    columns: { member: 'device', plain: 'erasure forgotten_at' },
  },
  retention_rules: {
    ...nobody,
    why: 'thời hạn lưu giữ',
    seenBy: managers,
    columns: { member: 'set_by ended_by', plain: 'id area campaign how months set_at ended_at' },
  },
  purges: { ...nobody, why: 'những lần xóa theo thời hạn', seenBy: managers, columns: { plain: 'id rule area at people homes' } },
  breaches: {
    ...duty,
    why: 'sổ sự cố và việc báo cơ quan có thẩm quyền',
    seenBy: managers,
    columns: {
      member: 'tablets written_by',
      plain: 'id area happened_at discovered_at what measures people homes notified_at notified_to why_late written_at changed_at',
    },
  },
  areas: {
    ...nobody,
    why: 'đơn vị hành chính',
    seenBy: 'mọi người',
    columns: { plain: 'id number parent kind code name aliases valid_from valid_to path merged_into' },
  },
  streams: { ...nobody, why: 'thứ tự ghi của mỗi đơn vị', seenBy: server, columns: { plain: 'area head' } },
  double_reads: { ...nobody, why: 'đã so trùng tới đâu', seenBy: server, columns: { plain: 'area seq' } },
  review_watch: { ...nobody, why: 'đã xem lại tới đâu', seenBy: server, columns: { plain: 'area seen' } },
  guide_settings: { ...nobody, why: 'hướng dẫn bật, tắt, sửa', seenBy: 'mọi người', columns: { plain: 'area guide is_on place content' } },
  guide_versions: {
    ...nobody,
    why: 'các bản hướng dẫn đã phát',
    seenBy: 'mọi người',
    columns: { member: 'published_by', plain: 'guide version area content published_at' },
  },
  figures: { ...nobody, why: 'số liệu theo đơn vị', seenBy: managers, columns: { plain: 'node key count verified' } },
  figure_days: { ...nobody, why: 'số liệu theo ngày', seenBy: managers, columns: { plain: 'node key day count verified' } },
  figure_changes: { ...nobody, why: 'thay đổi chưa cộng', seenBy: server, columns: { plain: 'area key day count verified' } },
  residents: { ...nobody, why: 'số dân của đơn vị', seenBy: managers, columns: { member: 'set_by', plain: 'area people set_at' } },
  goals: {
    ...nobody,
    why: 'chỉ tiêu',
    seenBy: managers,
    columns: { member: 'set_by', plain: 'area indicator percent count due_on set_at' },
  },
  held_releases: {
    ...duty,
    why: 'ai đã mở gói giữ kín của máy bị thu quyền, và vì sao',
    seenBy: managers,
    columns: { member: 'device member', plain: 'id at because parcels accepted duplicate refused left' },
  },
  request_budgets: { ...duty, why: 'chặn việc hỏi dồn dập', seenBy: server, columns: { secret: 'source', plain: 'began used' } },
  failed_attempts: { ...duty, why: 'chặn việc đoán mã', seenBy: server, columns: { secret: 'source', plain: 'failures last_at' } },
  report_settings: {
    ...nobody,
    why: 'cách lập báo cáo',
    seenBy: managers,
    columns: { member: 'heading', plain: 'area indicators weekday hour scheduled_since is_public' },
  },
  report_snapshots: {
    ...nobody,
    why: 'báo cáo đã chốt: chỉ con số',
    seenBy: managers,
    columns: { member: 'made_by', plain: 'id area due_at made_at report' },
  },
  campaigns: {
    ...nobody,
    why: 'đợt hoạt động',
    seenBy: managers,
    columns: {
      member: 'created_by closed_by',
      plain: 'id area name counts guide milestone target from_day through_day created_at closed_at',
    },
  },
  assignments: {
    ...duty,
    why: 'ai được giao những nhà nào',
    seenBy: managers,
    columns: { member: 'assignee created_by withdrawn_by', plain: 'id area campaign what due_on choice created_at withdrawn_at' },
  },
  kysely_migration: { ...nobody, why: 'phiên bản cơ sở dữ liệu', seenBy: server, columns: { plain: 'name timestamp' } },
  kysely_migration_lock: { ...nobody, why: 'khóa khi nâng phiên bản', seenBy: server, columns: { plain: 'id is_locked' } },
};
