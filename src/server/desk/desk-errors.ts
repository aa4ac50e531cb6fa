import type { Failure } from '#domain/result.ts';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** Every failure the desk answers with: its status, and what the person can do, in Vietnamese. */
const table: Readonly<Record<string, readonly [ContentfulStatusCode, string]>> = {
  'not-signed-in': [401, 'Bạn cần đăng nhập để xem trang này.'],
  'sign-in-wrong': [401, 'Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy gõ lại.'],
  'slow-down': [429, 'Thử sai nhiều lần. Hãy đợi một lát rồi thử lại.'],
  'step-up-needed': [403, 'Việc này cần xác nhận lại là bạn. Hãy nhập mật khẩu, mã xác thực hoặc dùng khóa truy cập.'],
  'ticket-over': [410, 'Bước này đã hết giờ hoặc thử quá nhiều lần. Hãy làm lại từ đầu.'],
  'code-wrong': [401, 'Mã chưa đúng hoặc đã dùng rồi. Hãy đợi mã mới trong ứng dụng rồi nhập lại.'],
  'code-needed': [401, 'Tài khoản này có ứng dụng xác thực: hãy nhập mã của ứng dụng, không dùng mật khẩu.'],
  'passkey-wrong': [401, 'Khóa truy cập này không dùng được ở đây. Hãy thử khóa khác hoặc đăng nhập bằng mật khẩu.'],
  'passkeys-full': [409, 'Bạn đã có 10 khóa truy cập. Hãy xóa bớt một khóa cũ trước.'],
  'password-wrong': [401, 'Mật khẩu chưa đúng. Hãy gõ lại.'],
  'no-authenticator': [409, 'Tài khoản chưa dùng ứng dụng xác thực.'],
  'no-account': [409, 'Người này không có tài khoản bàn điều phối, nên không có gì để đặt lại.'],
  'reset-over': [410, 'Liên kết đặt lại mật khẩu đã dùng hoặc đã hết hạn. Hãy xin liên kết mới từ điều phối viên.'],
  'origin-refused': [403, 'Yêu cầu không đến từ trang này nên bị từ chối. Hãy mở lại Bàn điều phối.'],
  'outside-scope': [404, 'Không tìm thấy, hoặc nằm ngoài phạm vi bạn phụ trách.'],
  'not-allowed': [403, 'Vai trò của bạn không được làm việc này.'],
  'no-desk-role': [403, 'Tài khoản của bạn chưa được giao đơn vị nào. Hãy nhờ điều phối viên cấp trên.'],
  invalid: [400, 'Dữ liệu gửi lên chưa đúng. Hãy kiểm tra lại các ô.'],
  'too-large': [413, 'Tệp quá lớn. Hãy tách thành nhiều tệp nhỏ hơn.'],
  'file-unreadable': [400, 'Đây không phải tệp gói dữ liệu của Từng Ngõ, hoặc tệp bị thiếu. Hãy xuất lại từ máy tính bảng.'],
  'setup-closed': [403, 'Liên kết thiết lập đã dùng hoặc không đúng. Hãy xem lại liên kết máy chủ vừa in ra.'],
  'no-areas': [409, 'Chưa có đơn vị hành chính nào. Hãy nhập danh mục đơn vị trước.'],
  'area-unknown': [400, 'Không có đơn vị này.'],
  'name-missing': [400, 'Hãy ghi họ tên.'],
  'sign-in-invalid': [400, 'Tên đăng nhập cần 2–64 ký tự: chữ, số, dấu chấm, gạch hoặc @.'],
  'sign-in-taken': [409, 'Tên đăng nhập này đã có người dùng. Hãy chọn tên khác.'],
  'password-short': [400, 'Mật khẩu cần ít nhất 10 ký tự. Một câu ngắn dễ nhớ là tốt nhất.'],
  'password-long': [400, 'Mật khẩu dài quá 200 ký tự.'],
  'password-usual': [400, 'Mật khẩu này quá dễ đoán. Hãy chọn một câu ngắn của riêng bạn.'],
  'password-own-name': [400, 'Mật khẩu không được là tên của bạn.'],
  'area-name-taken': [409, 'Ở đây đã có đơn vị mang tên này.'],
  'area-not-for-villages': [400, 'Thôn, tổ dân phố phải thuộc một xã hoặc phường.'],
  'area-closed': [409, 'Thôn, xóm này đã đóng hoặc đã nhập vào nơi khác. Hãy tải lại trang.'],
  'area-not-a-village': [400, 'Việc này chỉ làm được với thôn, xóm, tổ dân phố.'],
  'area-same': [400, 'Hãy chọn một thôn, xóm khác.'],
  'area-not-empty': [409, 'Thôn, xóm này còn hồ sơ nên chưa đóng được. Hãy nhập vào thôn khác.'],
  'homes-elsewhere': [409, 'Có hộ đã được chuyển đi nơi khác. Hãy xem lại danh sách rồi chọn lại.'],
  'already-settled': [409, 'Mục này đã có người xử lý.'],
  'not-standing': [409, 'Một trong hai bản ghi vừa được gộp hoặc gỡ bỏ. Hãy tải lại trang để xem lại.'],
  'merged-further': [409, 'Bản ghi này sau đó đã được gộp tiếp vào bản ghi khác. Hãy hoàn tác lần gộp sau trước.'],
  'last-role': [409, 'Đây là vai trò cuối của người này. Muốn người này nghỉ, hãy tạm ngưng thay vì bỏ vai trò.'],
  'not-yourself': [409, 'Bạn không tự đổi được quyền của mình. Hãy nhờ điều phối viên khác.'],
  'member-suspended': [409, 'Người này đang tạm ngưng. Hãy cho hoạt động lại trước.'],
  'tablet-gone': [409, 'Máy này đã bị thu quyền hoặc đã đổi số hiệu, nên không chuyển được nữa.'],
  'not-revoked': [409, 'Máy này chưa bị thu quyền, nên không có gì bị giữ kín.'],
  'tablet-wiped': [409, 'Máy này đã xóa xong dữ liệu, nên không đổi lệnh được nữa.'],
  'same-member': [409, 'Máy này đang thuộc về chính người ấy.'],
  'person-not-here': [400, 'Người này không làm việc ở nơi được chọn, hoặc đang tạm ngưng. Hãy chọn người khác.'],
  'person-not-everywhere': [400, 'Người này không phụ trách hết các nhà của việc này. Hãy rút lại rồi giao theo từng thôn, xóm.'],
  'too-many-homes': [400, 'Mỗi lần giao nhiều nhất 2.000 nhà. Hãy chọn từng thôn, xóm hoặc từng ngõ.'],
  'assignment-withdrawn': [409, 'Việc này đã được rút lại rồi.'],
  'campaign-closed': [409, 'Đợt này đã khép lại.'],
  'campaign-elsewhere': [400, 'Đợt này của đơn vị khác. Hãy chọn đợt của nơi có các nhà này.'],
  'guide-unknown': [404, 'Không có hướng dẫn này.'],
  'guide-broken': [400, 'Hướng dẫn chưa dùng được: còn chỗ thiếu hoặc sai. Hãy sửa các chỗ được nêu rồi xuất bản lại.'],
  'changed-meanwhile': [409, 'Có người vừa xuất bản hướng dẫn này. Hãy xem bản mới trước khi xuất bản bản của bạn.'],
  'identity-unchecked': [409, 'Chưa ghi đã xác minh người yêu cầu bằng cách nào. Hãy xác minh rồi làm tiếp.'],
  'extended-already': [409, 'Yêu cầu này đã gia hạn một lần; luật không cho gia hạn thêm.'],
  'no-consent': [409, 'Người này không còn ý kiến đồng ý nào để rút.'],
  'not-found': [404, 'Không còn mục này.'],
  'not-releasable': [409, 'Chưa thể nhận lại: dòng này sai kiểu, hoặc đơn vị của nó không có.'],
  'release-outside-scope': [403, 'Dòng này thuộc đơn vị ngoài phạm vi của bạn. Hãy nhờ điều phối viên cấp trên nhận lại.'],
};

export function answerFailure(context: Context, failure: Failure): Response {
  const [status, message] = table[failure.kind] ?? [400, 'Chưa làm được. Hãy thử lại.'];
  const { kind, retryAfterMs, detail } = failure;
  if (retryAfterMs !== undefined) context.header('retry-after', String(Math.ceil(retryAfterMs / 1000)));
  return context.json(
    { error: { kind, message, ...(retryAfterMs === undefined ? {} : { retryAfterMs }), ...(detail ? { detail } : {}) } },
    status,
  );
}
