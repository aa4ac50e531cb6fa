/** What a form says when somebody, or a home, may be in the book already. Said, never decided. */
export const alike = {
  sameNumber: 'Số định danh này đã có trong sổ',
  sameNumberMore: 'Mở ra xem: nếu là cùng một người thì không cần ghi lại. Nếu không, xin đọc lại số trên thẻ.',
  maybe: 'Có thể người này đã có trong sổ',
  maybeMore: 'Mở ra xem có phải cùng một người không. Nếu không phải, cứ ghi tiếp.',
  kept: 'Phần đang ghi vẫn được giữ lại.',
  born: (birth: string) => `Sinh ${birth}`,
  number: (digits: string) => `số •••${digits}`,
  nameless: 'Chưa ghi tên',
  home: 'Có thể nhà này đã có trong sổ',
  homeMore: 'Mở ra xem trước khi ghi thêm một nhà mới.',
};
