import type { HelpPage } from './vi-help.ts';

const pages = {
  signIn: {
    title: 'Đăng nhập',
    about: 'Vào bàn điều phối bằng tài khoản của mình.',
    steps: [
      'Dùng khóa đăng nhập (passkey) nếu đã lập, không thì gõ tên và mật khẩu.',
      'Quên mật khẩu: xin người quản lý một đường dẫn lập lại, dùng một lần.',
    ],
    troubles: ['Sai nhiều lần thì phải chờ vài phút.'],
  },
  overview: {
    title: 'Tổng quan',
    about: 'Đơn vị này đang đến đâu, vướng ở đâu. Số nào cũng mở ra được danh sách.',
    steps: [
      'Đọc thẻ đầu: việc đang chờ bạn.',
      'Chạm vào một con số để xem những nhà, những người đứng sau nó.',
      'Chọn thôn trong bảng để xem riêng thôn đó.',
      'Đặt chỉ tiêu và số dân để có tỷ lệ.',
    ],
    troubles: ['Mất mạng: trang hiện con số cuối cùng, kèm giờ của nó.', 'Không thấy tỷ lệ: chưa nhập số dân của đơn vị.'],
  },
  morning: {
    title: 'Sáng nay',
    about: 'Một trang đọc trong một phút: hôm nay làm gì, đang tắc ở đâu, từ hôm qua có gì mới.',
    steps: [
      'Đọc cột việc hôm nay từ trên xuống: việc gấp nhất đứng đầu.',
      'Chạm vào một con số để mở đúng danh sách đứng sau nó.',
      'Bấm In một trang để mang vào buổi giao ban.',
    ],
    troubles: ['Thiếu số của một thôn: máy ở đó chưa gửi. Xem mục Máy tính bảng.'],
  },
  listed: {
    title: 'Danh sách người',
    about: 'Những người đứng sau một con số, hoặc tìm theo điều kiện.',
    steps: ['Gõ tên, hoặc chọn tuổi, giới, dịch vụ, mốc.', 'Chạm vào tên để mở hồ sơ.'],
    troubles: ['Danh sách trống: bỏ bớt điều kiện.'],
  },
  households: {
    title: 'Danh sách hộ',
    about: 'Mọi hộ của đơn vị, tìm được theo chủ hộ và địa chỉ.',
    steps: ['Gõ tên chủ hộ hoặc ngõ.', 'Chạm vào hộ để xem người, lượt thăm và lịch sử.'],
    troubles: ['Không thấy hộ mới: máy tính bảng ấy chưa gửi. Xem mục Máy tính bảng.'],
  },
  household: {
    title: 'Một hộ',
    about: 'Thông tin hộ, người trong hộ và mọi thay đổi.',
    steps: ['Đọc lịch sử để biết ai đã ghi gì, lúc nào.', 'Chạm vào một người để mở hồ sơ người đó.'],
    troubles: ['Có điều sai: trả lại cho người ghi ở mục Cần xem lại.'],
  },
  person: {
    title: 'Một người',
    about: 'Hồ sơ của một người. Số định danh được che; mỗi lần mở xem đều được ghi lại.',
    steps: [
      'Bấm Hiện số khi thật cần, và nói lý do.',
      'Xem tiến độ từng dịch vụ và các lần đồng ý.',
      'Người dân hỏi về dữ liệu của mình: lập yêu cầu ở cuối trang.',
    ],
    troubles: ['Không hiện được số: vai trò của bạn không được xem.'],
  },
  plan: {
    title: 'Kế hoạch',
    about: 'Giao nhà cho người, đặt đợt ra quân.',
    steps: [
      'Chọn nhà theo thôn, theo ngõ, hoặc theo điều kiện.',
      'Chọn người và ngày; việc hiện trên máy của họ ở mục Hôm nay.',
      'Mở một đợt có chỉ tiêu để theo dõi cả xã.',
    ],
    troubles: ['Người đó chưa thấy việc: máy chưa liên lạc từ lúc giao.'],
  },
  reports: {
    title: 'Báo cáo',
    about: 'Báo cáo tuần, tháng, hoặc khoảng ngày tùy chọn, có tiêu đề văn bản.',
    steps: ['Chọn kỳ và đơn vị.', 'Tải Excel, PDF hoặc CSV.', 'Số liệu tuần được chốt chiều thứ Sáu và giữ nguyên.'],
    troubles: ['Số khác tuần trước: có việc gửi muộn. Bản đã chốt không đổi.'],
  },
  review: {
    title: 'Cần xem lại',
    about: 'Hồ sơ mà quy tắc thấy lạ, mẫu kiểm tra, và hồ sơ vừa được sửa.',
    steps: [
      'Đọc lý do, so với bản trước.',
      'Bấm Duyệt, hoặc Trả lại kèm một câu hỏi: câu đó mở đúng ô trên máy.',
      'Chọn nhiều hồ sơ để làm một lượt.',
    ],
    troubles: ['Chưa chắc: để lại ghi chú cho người cùng làm.'],
  },
  doubles: {
    title: 'Trùng nhau?',
    about: 'Những cặp có thể là một người hoặc một hộ.',
    steps: ['Mở từng cặp, so hai bên.', 'Là một thì gộp, không phải thì nói không.'],
    troubles: ['Gộp nhầm: hoàn tác được trong trang đó.'],
  },
  pair: {
    title: 'So hai hồ sơ',
    about: 'Chọn từng ô giữ theo bên nào, rồi gộp.',
    steps: ['Chọn giá trị đúng ở mỗi dòng.', 'Bấm Gộp. Các máy tự nhận kết quả.'],
    troubles: ['Có việc gửi muộn cho hồ sơ đã gộp: máy chủ tự ghi sang hồ sơ còn lại.'],
  },
  refused: {
    title: 'Bị từ chối',
    about: 'Việc máy chủ không nhận, và việc của máy bị thu hồi.',
    steps: ['Đọc lý do.', 'Nhận vào khi nguyên nhân đã hết, hoặc bỏ, kèm lý do.'],
    troubles: ['Đơn vị chưa có: lập đơn vị trước, rồi nhận.'],
  },
  rights: {
    title: 'Quyền của người dân',
    about: 'Yêu cầu về dữ liệu cá nhân, với hạn trả lời theo luật.',
    steps: [
      'Nhận yêu cầu: xem, bản sao, sửa, hạn chế, rút đồng ý, xóa.',
      'Kiểm tra đúng người rồi mới trả lời.',
      'Theo dõi bao nhiêu máy đã xóa.',
    ],
    troubles: ['Sắp quá hạn: yêu cầu đứng đầu danh sách, màu cảnh báo.'],
  },
  retention: {
    title: 'Thời hạn lưu giữ',
    about: 'Dữ liệu được giữ bao lâu thì xóa.',
    steps: ['Xem trước bao nhiêu hồ sơ sẽ hết hạn.', 'Đặt số tháng, nói lý do.'],
    troubles: ['Đặt nhầm: đổi lại trước ngày xóa.'],
  },
  breaches: {
    title: 'Sổ sự cố',
    about: 'Ghi sự cố lộ dữ liệu và đếm 72 giờ phải báo.',
    steps: ['Ghi ngay khi biết, thiếu thì bổ sung sau.', 'In văn bản báo cáo.'],
    troubles: ['Chưa rõ có phải sự cố: cứ ghi, rồi kết luận sau.'],
  },
  members: {
    title: 'Thành viên',
    about: 'Ai làm ở đơn vị nào, với vai trò gì.',
    steps: [
      'Thêm người, chọn vai trò và đơn vị.',
      'In phiếu ghi danh cho từng người.',
      'Người nghỉ thì tạm ngừng: việc đã ghi còn nguyên.',
    ],
    troubles: ['Không thấy nút thêm: vai trò của bạn không quản lý thành viên.'],
  },
  tablets: {
    title: 'Máy tính bảng',
    about: 'Mỗi máy: phiên bản, bộ nhớ, đồng hồ, đã gửi đến đâu.',
    steps: ['Máy lâu không liên lạc đứng đầu: gọi cho người giữ máy.', 'Khóa, xóa hoặc thu hồi máy bị mất.', 'Chuyển máy cho người khác.'],
    troubles: ['Thiếu một đoạn trong số đã nhận: nhờ người giữ máy mở ứng dụng khi có mạng.'],
  },
  handIn: {
    title: 'Nộp tệp',
    about: 'Nhận tệp gói từ máy không gửi được qua mạng.',
    steps: ['Chọn tệp trong thẻ nhớ.', 'Trang nói đã nhận bao nhiêu.'],
    troubles: ['Nộp hai lần không sao: việc nào cũng chỉ tính một lần.'],
  },
  places: {
    title: 'Thôn, xóm',
    about: 'Cây đơn vị: thêm, đổi tên, gộp, tách, đóng.',
    steps: ['Chọn đơn vị rồi chọn việc.', 'Khi gộp hay tách: chọn nhà nào sang đâu, xem trước, rồi làm.'],
    troubles: ['Máy đang ngoài đồng: việc ghi muộn tự về đơn vị mới.'],
  },
  guides: {
    title: 'Hướng dẫn',
    about: 'Bật, tắt, xếp thứ tự và sửa hướng dẫn cho đơn vị.',
    steps: ['Bấm vào một hướng dẫn để sửa.', 'Dùng mũi tên để xếp thứ tự gợi ý.'],
    troubles: ['Máy chưa thấy bản mới: máy nhận khi liên lạc.'],
  },
  guideEditor: {
    title: 'Sửa hướng dẫn',
    about: 'Sửa lời, bước, chỗ hay vướng. Lỗi được chỉ ra trong lúc viết.',
    steps: ['Sửa từng phần, xem trước như trên máy.', 'Bấm Xuất bản. Bản cũ vẫn giữ, lấy lại được.'],
    troubles: ['Không xuất bản được: mở danh sách lỗi, chạm vào từng dòng.'],
  },
  import: {
    title: 'Nhập danh sách',
    about: 'Đưa danh sách hộ từ Excel hoặc CSV vào.',
    steps: ['Chọn tệp, nối cột với ô.', 'Xem trước, sửa dòng lỗi, rồi nhập.'],
    troubles: ['Dòng lỗi: tải tệp lỗi về, sửa, nhập lại. Dòng đã nhập không bị lặp.'],
  },
  audit: {
    title: 'Nhật ký',
    about: 'Ai đã xem, sửa, xuất gì. Không ai sửa được nhật ký.',
    steps: ['Lọc theo người, theo việc, theo ngày.'],
    troubles: ['Không thấy mục này: chỉ người giám sát xem được.'],
  },
  account: {
    title: 'Tài khoản',
    about: 'Mật khẩu, khóa đăng nhập, mã xác nhận, các phiên đang mở.',
    steps: ['Lập khóa đăng nhập: nhanh và an toàn nhất.', 'Thấy phiên lạ thì đăng xuất khắp nơi.'],
    troubles: ['Mất điện thoại có mã xác nhận: dùng mã dự phòng.'],
  },
  setup: {
    title: 'Lập điều phối viên đầu tiên',
    about: 'Làm một lần, bằng đường dẫn máy chủ in ra.',
    steps: ['Đặt tên, mật khẩu và đơn vị.'],
    troubles: ['Đường dẫn hết hạn: chạy lại máy chủ để có đường dẫn mới.'],
  },
  notFound: {
    title: 'Không có trang này',
    about: 'Địa chỉ sai, hoặc nằm ngoài đơn vị của bạn.',
    steps: ['Chọn một mục ở bên trái.'],
    troubles: ['Cần xem đơn vị khác: xin người quản lý cấp quyền.'],
  },
} satisfies Readonly<Record<string, HelpPage>>;

export type DeskHelpKey = keyof typeof pages;

export const deskHelp = {
  troubles: 'Khi gặp khó',
  pages: pages as Readonly<Record<DeskHelpKey, HelpPage>>,
};
