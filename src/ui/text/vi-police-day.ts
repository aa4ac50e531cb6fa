export const policeDay = {
  title: 'Ra công an xã',
  nobody: 'Không ai phải ra công an xã',
  nobodyMore: 'Người được hẹn ra công an, đang chờ duyệt, hoặc đã duyệt mà chưa kích hoạt sẽ hiện ở đây.',
  print: 'In danh sách',
  calendar: 'Gửi vào lịch',
  goOn: (day: string) => `Hẹn ra công an xã: ${day}`,
  noDay: 'Cần ra công an xã, chưa hẹn ngày',
  waits: 'Đã làm ở công an, đang chờ duyệt',
  toActivate: 'Đã duyệt, chỉ còn kích hoạt',
  homeOf: (head: string) => `Nhà ${head}`,
  event: { title: (people: string) => `Ra công an xã: ${people} người`, where: 'Công an xã' },
};
