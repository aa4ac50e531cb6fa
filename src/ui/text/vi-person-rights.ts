import type { AskedBy, IdentityCheck, RightKind } from '#domain/rights.ts';

type Words<Key extends string> = { readonly [value in Key]: string };

export const personRights = {
  open: 'Yêu cầu về dữ liệu của người này',
  title: 'Người ấy muốn gì với dữ liệu của mình?',
  more: 'Ghi lại và gửi cho bàn điều phối. Điều phối viên trả lời trong 2 ngày làm việc.',
  right: {
    see: 'Xem những gì đang lưu',
    copy: 'Nhận một bản sao',
    correct: 'Sửa chỗ sai',
    restrict: 'Giữ lại nhưng không dùng nữa',
    withdraw: 'Rút lại đồng ý',
    erase: 'Xóa hết',
  } satisfies Words<RightKind>,
  what: 'Yêu cầu',
  who: 'Ai yêu cầu?',
  askedBy: { person: 'Chính người ấy', representative: 'Người đại diện' } satisfies Words<AskedBy>,
  asker: 'Tên và quan hệ của người đại diện',
  how: 'Đã xác minh bằng cách nào?',
  checked: {
    card: 'Đã xem thẻ căn cước',
    vneid: 'Đã xem VNeID',
    known: 'Tôi biết mặt',
    paper: 'Có giấy ủy quyền hoặc giấy khai sinh',
    'not-yet': 'Chưa xác minh',
  } satisfies Words<IdentityCheck>,
  words: 'Lời của người ấy',
  submit: 'Ghi yêu cầu',
  saved: 'Đã ghi yêu cầu, sẽ gửi cho bàn điều phối',
};
