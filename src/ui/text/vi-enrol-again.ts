/** Words for a tablet the server has forgotten. */
export const enrolAgain = {
  title: 'Ghi danh lại máy này',
  more: 'Máy chủ vừa được khôi phục từ bản sao lưu cũ nên không nhận ra máy này. Việc đã ghi vẫn còn nguyên trên máy. Xin điều phối viên một mã ghi danh mới: máy giữ nguyên hồ sơ, mã PIN và tự gửi lại tất cả.',
  code: 'Mã ghi danh mới',
  codeHint: 'Tám ký tự, điều phối viên đưa cho bạn',
  pin: 'Mã PIN của bạn',
  confirm: 'Ghi danh lại',
  done: 'Đã ghi danh lại. Máy đang gửi lại việc đã ghi.',
};
