import type { ServerKey } from '#protocol/answers.ts';
import type { TabletWord } from '#protocol/tablet-word.ts';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** Every error the HTTP contract knows: its status, and what a person should do. */
const errors = {
  'request-invalid': [400, 'Yêu cầu không đúng dạng. Hãy tải lại ứng dụng rồi thử lại.'],
  'parcel-unreadable': [400, 'Không mở được gói dữ liệu này: gói bị hỏng hoặc thuộc về máy khác. Hãy gửi lại từ chính máy đã tạo gói.'],
  'cursor-unknown': [400, 'Dấu đồng bộ không hợp lệ. Ứng dụng sẽ tải lại từ đầu.'],
  'device-unknown': [401, 'Máy này chưa được đăng ký. Hãy xin mã đăng ký mới từ người điều phối.'],
  'device-revoked': [403, 'Máy này đã bị thu hồi. Dữ liệu gửi lên vẫn được giữ; hãy liên hệ người điều phối.'],
  'ship-only': [403, 'Khóa này chỉ được gửi dữ liệu. Hãy mở khóa ứng dụng để nhận dữ liệu.'],
  'not-found': [404, 'Không có địa chỉ này.'],
  'method-not-allowed': [405, 'Địa chỉ này không nhận kiểu yêu cầu đó.'],
  'code-unknown': [404, 'Mã không đúng. Hãy kiểm tra lại từng ký tự.'],
  'code-used': [410, 'Mã này đã được dùng. Hãy xin mã mới từ người điều phối.'],
  'code-expired': [410, 'Mã này đã hết hạn. Hãy xin mã mới từ người điều phối.'],
  'pin-too-short': [409, 'Mã PIN ngắn hơn quy định của đơn vị. Hãy chọn mã dài hơn rồi thử lại; mã ghi danh vẫn dùng được.'],
  'key-unknown': [409, 'Gói được niêm phong bằng khóa mà máy chủ không có. Ứng dụng sẽ đóng gói lại.'],
  'too-large': [413, 'Gói quá lớn. Ứng dụng sẽ chia đôi rồi gửi lại.'],
  'app-too-old': [426, 'Ứng dụng đã cũ. Hãy cập nhật để nhận dữ liệu; dữ liệu đã ghi vẫn gửi được.'],
  'slow-down': [429, 'Thử quá nhiều lần. Hãy đợi một lát rồi thử lại.'],
  broken: [500, 'Máy chủ gặp lỗi. Dữ liệu trên máy bạn vẫn an toàn; hãy thử lại sau.'],
  'not-ready': [503, 'Máy chủ chưa sẵn sàng. Hãy thử lại sau ít phút.'],
} as const satisfies Record<string, readonly [ContentfulStatusCode, string]>;

export type ErrorKind = keyof typeof errors;

export interface ErrorMore {
  readonly retryAfterMs?: number | undefined;
  readonly serverKey?: ServerKey | undefined;
  readonly detail?: string | undefined;
  readonly tablet?: TabletWord | undefined;
  readonly least?: number | undefined;
}

/** Thrown by a handler to answer with one of the contract's errors. */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure';
  readonly kind: ErrorKind;
  readonly more: ErrorMore;

  constructor(kind: ErrorKind, more: ErrorMore = {}) {
    super(kind);
    this.kind = kind;
    this.more = more;
  }
}

export function errorAnswer(c: Context, kind: ErrorKind, more: ErrorMore = {}): Response {
  const [status, message] = errors[kind];
  if (more.retryAfterMs !== undefined) c.header('retry-after', String(Math.ceil(more.retryAfterMs / 1000)));
  return c.json({ error: { kind, message, ...more } }, status);
}
