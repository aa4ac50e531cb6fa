export const leaflet = {
  title: 'Tờ hướng dẫn để lại',
  hint: 'Trên giấy không có tên hay số của ai. In ra, hoặc gửi sang điện thoại của người dân.',
  print: 'In',
  share: 'Gửi tệp PDF',
  failed: 'Chưa làm được tệp PDF',
  failedMore: 'Hãy thử lại, hoặc bấm In.',
  agreedOn: (day: string) => `Hẹn: ${day}`,
  headings: {
    steps: 'Các bước',
    safety: 'Để không bị lừa',
    agreed: 'Đã hẹn với nhau',
    codes: 'Quét để mở đúng ứng dụng',
    from: 'Tổ công nghệ số cộng đồng. Tổ không bao giờ hỏi ai mật khẩu hay mã OTP.',
  },
};
