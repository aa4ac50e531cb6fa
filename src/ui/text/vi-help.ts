/** What a screen is for, how it is used in the order of the hands, and what to do when something stands in the way. */
export interface HelpPage {
  readonly title: string;
  readonly about: string;
  readonly steps: readonly string[];
  /** A trouble and the way out, each in a sentence. */
  readonly troubles: readonly string[];
}

const pages = {
  enrol: {
    title: 'Ghi danh máy',
    about: 'Làm một lần, khi có mạng. Sau đó máy dùng được nhiều tuần không cần mạng.',
    steps: [
      'Xin mã của điều phối viên, hoặc quét mã QR trên phiếu ghi danh.',
      'Đặt tên máy để điều phối viên biết máy nào của ai.',
      'Đặt mã PIN từ 6 số, không dùng ngày sinh hay 123456. Nhập lại cho khớp rồi bấm Ghi danh.',
      'Muốn tập trước thì bấm Thử trước, không cần mã: người trong đó là người đặt ra, không gửi đi đâu.',
    ],
    troubles: ['Mã hết hạn hoặc đã dùng: xin mã mới.', 'Không có mạng: tìm chỗ có sóng, việc này chỉ cần mạng một lần.'],
  },
  unlock: {
    title: 'Mở khóa',
    about: 'Sổ trên máy được mã hóa. Chỉ mã PIN của bạn mở được.',
    steps: ['Nhập mã PIN rồi bấm Mở khóa.', 'Máy có nhiều người dùng: chọn ngăn của mình trước.'],
    troubles: [
      'Sai nhiều lần thì phải chờ; sai mười lần thì máy tự xóa sổ. Việc chưa gửi vẫn được gửi đi.',
      'Quên mã PIN: báo điều phối viên để ghi danh lại.',
      'Máy báo lâu không liên lạc: đến chỗ có mạng rồi bấm Liên lạc với máy chủ.',
    ],
  },
  today: {
    title: 'Hôm nay',
    about: 'Cho biết hôm nay nên đến nhà nào, theo thứ tự việc gấp.',
    steps: [
      'Hồ sơ cần sửa đứng đầu: chạm vào là tới đúng ô điều phối viên hỏi.',
      'Tiếp theo là nhà đã hẹn, lịch hẹn của bà con, việc được giao, rồi nhà chưa thăm.',
      'Đến nhà chưa có trong sổ thì bấm Ghi nhà mới.',
    ],
    troubles: ['Đang ghi dở mà phải đi: cứ đi. Việc dở nằm ở mục Đang làm dở, chạm để làm tiếp.'],
  },
  homes: {
    title: 'Danh sách nhà',
    about: 'Tất cả nhà trong thôn, xóm được giao, tìm được khi không có mạng.',
    steps: [
      'Gõ một phần tên, ngõ, hoặc ba số cuối của số định danh. Không cần dấu.',
      'Lọc nhà chưa thăm, nhà có hẹn; hoặc xếp theo đường đi từ nhà này sang nhà kế.',
      'Chạm vào một nhà để mở.',
    ],
    troubles: ['Không thấy nhà: gõ ít chữ hơn. Vẫn không thấy thì ghi nhà mới, máy sẽ nhắc nếu nhà đã có.'],
  },
  home: {
    title: 'Một nhà',
    about: 'Người trong nhà, các lượt thăm, việc đã hẹn.',
    steps: [
      'Bấm Thêm người để ghi một người; chạm vào tên để xem và hướng dẫn.',
      'Xong việc ở nhà này thì bấm Ghi lượt thăm, kể cả khi vắng nhà.',
      'Bút ở góc trên để sửa thông tin nhà.',
    ],
    troubles: ['Ghi nhầm nhà: mở Sửa, kéo xuống cuối, bấm Xóa. Xóa rồi vẫn lấy lại được.'],
  },
  household: {
    title: 'Ghi nhà',
    about: 'Chỉ cần tên chủ hộ và chỗ ở là lưu được.',
    steps: [
      'Quét thẻ căn cước của chủ hộ, hoặc gõ tên và địa chỉ.',
      'Bấm Lấy vị trí khi đang đứng ở nhà này, để sau này tìm lại cho nhanh.',
      'Bấm Lưu và ghi người để ghi luôn người đầu tiên.',
    ],
    troubles: ['Máy báo nhà giống nhà đã có: mở nhà đó ra xem trước khi lưu.', 'Tắt máy giữa chừng: mở lại, chữ đã gõ vẫn còn.'],
  },
  person: {
    title: 'Một người',
    about: 'Điều người này đã đồng ý, dịch vụ đã làm và nên làm tiếp.',
    steps: [
      'Bấm Hướng dẫn ngay để làm dịch vụ máy gợi ý; lý do ghi ngay bên dưới.',
      'Hoặc chọn dịch vụ khác trong danh sách.',
      'Người đó muốn xem, sửa hoặc rút lại đồng ý: kéo xuống phần quyền của người dân.',
    ],
    troubles: ['Người đó không muốn ghi các bước: vẫn hướng dẫn được, máy không ghi.'],
  },
  personForm: {
    title: 'Ghi người',
    about: 'Hỏi ý kiến trước, rồi mới ghi.',
    steps: [
      'Đọc lời xin phép, hoặc bấm Đọc to cho người đó nghe.',
      'Đánh dấu từng việc người đó đồng ý. Không việc nào được đánh dấu sẵn.',
      'Chọn ai đồng ý, rồi bấm nút theo cách người đó trả lời: nói, bấm, hay ký.',
      'Quét thẻ căn cước, hoặc gõ. Chỉ họ tên là bắt buộc.',
    ],
    troubles: [
      'Người đó không đồng ý: bấm Không đồng ý. Máy không giữ tên, và vẫn giúp được.',
      'Số định danh không khớp ngày sinh: máy chỉ nhắc, không chặn. Xem lại thẻ rồi lưu.',
    ],
  },
  visit: {
    title: 'Ghi lượt thăm',
    about: 'Mỗi lần gõ cửa là một lượt thăm, kể cả khi vắng nhà.',
    steps: [
      'Chọn kết quả: đã gặp, vắng nhà, hay từ chối.',
      'Cần quay lại thì chọn ngày; đến hôm đó nhà này hiện ở mục Hôm nay.',
      'Bấm Lưu lượt thăm.',
    ],
    troubles: ['Ghi nhầm: mở lượt thăm trong trang nhà để sửa.'],
  },
  guide: {
    title: 'Hướng dẫn từng bước',
    about: 'Mỗi màn hình một bước. Lời trên máy là lời để nói với bà con.',
    steps: [
      'Người mới nghe lần đầu: nói cách tránh bị lừa trước.',
      'Đọc bước, hoặc bấm Đọc to. Người dân tự bấm trên điện thoại của mình.',
      'Xong thì bấm Xong bước này. Bước nào cũng được lưu ngay.',
      'Vướng thì bấm Dừng ở đây, chọn lý do: máy nói ngay nên làm gì và hẹn ngày quay lại.',
    ],
    troubles: [
      'Không hỏi, không cầm, không ghi mật khẩu hay mã OTP của ai.',
      'Màn hình của ứng dụng khác lời ở đây: làm theo ứng dụng, báo lại điều phối viên.',
    ],
  },
  leaflet: {
    title: 'Tờ hướng dẫn để lại',
    about: 'Một trang giấy để bà con tự làm lại, có mã tải đúng ứng dụng.',
    steps: ['Xem trước trên màn hình.', 'Bấm In, hoặc lưu thành tệp PDF để in ở ủy ban.'],
    troubles: ['Không có máy in: cho bà con chụp màn hình này bằng điện thoại của họ.'],
  },
  group: {
    title: 'Buổi hướng dẫn chung',
    about: 'Hướng dẫn nhiều người một lúc, ở nhà văn hóa chẳng hạn.',
    steps: [
      'Chọn thôn và dịch vụ.',
      'Đánh dấu người có mặt, hoặc quét thẻ từng người.',
      'Đi từng bước cho cả nhóm; ai vướng thì ghi riêng người đó.',
      'Bấm Lưu một lần cho tất cả.',
    ],
    troubles: ['Người chưa đồng ý ghi các bước: vẫn ngồi nghe được, máy không ghi.'],
  },
  policeDay: {
    title: 'Ra công an xã',
    about: 'Ai cần ra công an xã để làm VNeID mức 2, ai chỉ còn kích hoạt.',
    steps: ['In danh sách cho trưởng thôn.', 'Hoặc lưu lịch hẹn vào điện thoại.'],
    troubles: ['Danh sách trống: chưa ai được hẹn. Lịch hẹn được ghi trong lúc hướng dẫn VNeID mức 2.'],
  },
  outbox: {
    title: 'Sổ gửi',
    about: 'Cho biết máy chủ đã nhận bao nhiêu việc của máy này. Con số do máy chủ xác nhận.',
    steps: [
      'Có mạng thì máy tự gửi. Muốn gửi ngay thì bấm Gửi ngay.',
      'Dòng bị từ chối đứng đầu: đọc lý do, bấm Sửa, hoặc chuyển cho điều phối viên.',
    ],
    troubles: [
      'Nhiều ngày không có mạng: lưu gói thành tệp rồi mang về xã. Tệp đã niêm phong, không ai mở được ngoài máy chủ.',
      'Máy bị thu hồi hoặc ứng dụng quá cũ: làm theo dòng chữ trên màn hình. Việc đã ghi không mất.',
    ],
  },
  settings: {
    title: 'Cài đặt',
    about: 'Ngôn ngữ, cỡ chữ, nền, khóa máy và tình trạng của máy.',
    steps: [
      'Ra nắng thì chọn nền Ngoài nắng: chữ đen trên nền trắng.',
      'Người lớn tuổi cùng xem thì chọn cỡ chữ Rất lớn.',
      'Giao hẳn máy cho người khác thì bấm Chuyển máy này.',
    ],
    troubles: [
      'Đồng hồ sai: chỉnh giờ trong cài đặt của máy, rồi mở lại ứng dụng.',
      'Trình duyệt chưa hứa giữ dữ liệu: cài Từng Ngõ vào màn hình chính rồi bấm Hỏi lại trình duyệt.',
    ],
  },
  notFound: {
    title: 'Không có trang này',
    about: 'Địa chỉ sai, hoặc hồ sơ không còn trên máy này.',
    steps: ['Bấm Về Hôm nay, rồi tìm lại trong mục Nhà.'],
    troubles: ['Hồ sơ thuộc thôn không còn giao cho bạn thì không hiện nữa.'],
  },
} satisfies Readonly<Record<string, HelpPage>>;

export type HelpKey = keyof typeof pages;

export const help = {
  troubles: 'Khi gặp khó',
  pages: pages as Readonly<Record<HelpKey, HelpPage>>,
};
