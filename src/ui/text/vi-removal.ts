export const removal = {
  open: { household: 'Gỡ hộ này khỏi sổ', person: 'Gỡ người này khỏi sổ', visit: 'Gỡ lượt thăm này' },
  title: {
    household: 'Gỡ hộ này khỏi sổ?',
    person: 'Gỡ người này khỏi sổ?',
    visit: 'Gỡ lượt thăm này?',
  },
  more: 'Hồ sơ không bị xóa hẳn: lý do được ghi lại và có thể hoàn tác.',
  withdrewMore: 'Ý kiến đồng ý đã ghi cũng được kết thúc từ lúc này.',
  why: 'Vì sao?',
  removed: {
    household: 'Đã gỡ hộ này',
    person: 'Đã gỡ người này',
    visit: 'Đã gỡ lượt thăm',
  },
  undone: 'Đã hoàn tác, hồ sơ trở lại như trước',
  failed: 'Chưa gỡ được',
  undoFailed: 'Chưa hoàn tác được',
};
