/** Enrolling and unlocking. */
export const start = {
  opening: 'Đang mở sổ',
  slogan: 'Đi từng ngõ, gõ từng nhà, hướng dẫn từng người',
  passphrase: 'Câu mật khẩu',
  unlockTitle: 'Nhập mã PIN',
  closedTitle: 'Sổ đang đóng',
  unlock: 'Mở khóa',
  unlocking: 'Đang mở khóa…',
  erase: 'Xóa một số',

  pinLeast: (digits: string) => `Đơn vị yêu cầu ít nhất ${digits} chữ số.`,
  triesLeft: (tries: string) => `Còn ${tries} lần thử. Sai 10 lần liền thì dữ liệu trên máy bị xóa.`,
  waitFor: (duration: string) => `Thử lại sau ${duration}`,
  lockedParcels: (parcels: string) => `${parcels} gói đã niêm phong vẫn tự gửi khi có mạng, cả khi máy đang khóa.`,
  forgot: 'Quên mã PIN?',
  forgotMore:
    'Không ai lấy lại được mã PIN. Nhập sai đủ 10 lần thì máy tự xóa dữ liệu; các gói đã niêm phong vẫn được gửi đi. Sau đó ghi danh lại bằng mã mới của điều phối viên.',
  practice: 'Luyện tập',
  practiceBegin: 'Bắt đầu luyện tập',
  practiceMore: 'Người và số liệu bịa. Không có gì được gửi đi.',
  practiceLocks: 'Trong lúc luyện tập, sổ thật được khóa lại. Xong thì nhập mã PIN để mở.',
  practiceFailed: 'Chưa mở được phần luyện tập. Tải lại trang rồi thử lại.',
  unusableTitle: 'Máy này chưa lưu được dữ liệu',
  unusableCode: (code: string) => `Mã lỗi: ${code}`,
  unusableMore: 'Tắt chế độ duyệt web ẩn danh, kiểm tra bộ nhớ còn trống, rồi tải lại trang.',
};
