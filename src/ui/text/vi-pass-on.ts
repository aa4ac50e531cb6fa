/** Words for passing a tablet on to another member. */
export const passOn = {
  title: 'Chuyển máy cho người khác',
  more: 'Dùng khi điều phối viên giao máy này cho người khác. Người nhận cần mã ghi danh mới của mình.',
  begin: 'Chuyển máy này',
  dialogTitle: 'Chuyển máy cho người khác?',
  erases: 'Hồ sơ trên máy được xóa, mã PIN của bạn không mở được nữa. Trên máy chủ không mất gì.',
  unsent: (count: string) => `Còn ${count} dòng chưa gửi. Máy vẫn giữ kín và tự gửi khi có mạng, ghi tên bạn.`,
  allSent: 'Mọi việc bạn ghi đã được gửi đi.',
  sendFirst: 'Gửi ngay',
  confirm: 'Xóa và chuyển máy',
};
