/** Words of the page a coordinator begins the day with. */
export const deskMorning = {
  title: 'Sáng nay',
  place: 'Sáng nay',
  asOf: (day: string, time: string) => `${day} · số liệu lúc ${time}`,
  print: 'In một trang',
  overview: 'Xem tổng quan',

  changed: (day: string) => `Từ đầu ngày ${day} đến nay`,
  changedMore: 'Tính theo ngày làm việc, không theo ngày gửi về.',
  unchanged: 'Chưa có gì mới từ hôm qua.',
  fewer: (count: string) => `giảm ${count}`,
  more: (count: string) => `thêm ${count}`,

  stuck: 'Đang tắc ở đâu',
  nothingStuck: 'Không có gì tắc: máy nào cũng đã gửi, không ai đang vướng.',
  peopleStuck: (guide: string) => `Người đang vướng: ${guide}`,
  unsent: (tablets: string) => `Dòng chưa về máy chủ, từ ${tablets} máy`,
  silent: 'Máy hơn 7 ngày chưa liên lạc',
  refused: 'Dòng máy chủ từ chối, chờ xử lý',
  returned: 'Hồ sơ trả lại, tình nguyện viên chưa sửa',

  todo: 'Hôm nay làm gì',
  nothingTodo: 'Không có việc nào đến hạn.',
  review: 'Hồ sơ chờ bạn xem lại',
  rightsLate: 'Yêu cầu về dữ liệu đã quá hạn luật định',
  rightsOpen: 'Yêu cầu về dữ liệu đang chờ',
  rightsUntil: (day: string) => `Yêu cầu về dữ liệu đang chờ, sớm nhất đến hạn ${day}`,
  overdue: 'Việc hẹn đã quá hạn',
  week: 'Việc hẹn trong 7 ngày tới',
  unconsented: 'Người chưa có đồng ý ghi sổ',
};
