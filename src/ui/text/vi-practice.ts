/** While practising: the band over every screen. */
export const practice = {
  title: 'Luyện tập',
  loud: 'LUYỆN TẬP',
  invented: 'Người và số liệu bịa · không gửi đi đâu',
  leave: 'Thoát luyện tập',
  tab: (title: string) => `Luyện tập: ${title}`,
  left: 'Đã thoát luyện tập. Mọi thứ vừa tập đã được xóa.',
  noCalls: 'Đang luyện tập: không gọi điện thật.',
};
