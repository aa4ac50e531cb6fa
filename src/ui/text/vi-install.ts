/** How the app comes to the home screen. */
export const install = {
  title: 'Đưa Từng Ngõ ra màn hình chính',
  why: 'Mở bằng một lần chạm như mọi ứng dụng, và máy giữ dữ liệu chắc hơn. Không tải thêm gì từ nơi khác.',
  install: 'Cài ngay',
  later: 'Để sau, có trong Cài đặt',
  ways: {
    android: [
      'Trong Chrome, chạm nút ba chấm ở góc trên.',
      'Chọn Thêm vào màn hình chính, rồi Cài đặt.',
      'Lần sau mở Từng Ngõ từ màn hình chính.',
    ],
    apple: [
      'Trong Safari, chạm nút Chia sẻ: ô vuông có mũi tên lên.',
      'Chọn Thêm vào MH chính, rồi Thêm.',
      'Lần sau mở Từng Ngõ từ màn hình chính.',
    ],
    desktop: [
      'Trong Chrome hay Edge, bấm biểu tượng cài đặt ở cuối thanh địa chỉ.',
      'Không thấy: mở trình đơn của trình duyệt, chọn Cài đặt Từng Ngõ.',
    ],
  },
};
