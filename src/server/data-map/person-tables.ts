import type { TableEntry } from './data-classes.ts';

const untilErased = 'tới khi người ấy yêu cầu xóa hoặc hết thời hạn lưu giữ';
const workedOut = 'như hồ sơ: tính lại được từ hồ sơ';
const desk = 'người có vai trò ở đơn vị ấy hoặc cấp trên; số định danh bị che';

/** Tables that hold something about people we register. */
export const personTables: Readonly<Record<string, TableEntry>> = {
  records: {
    why: 'hồ sơ hiện nay của nhà, người, lượt thăm, hướng dẫn',
    basis: 'consent',
    kept: untilErased,
    seenBy: `${desk}; máy tính bảng của các thôn được giao`,
    columns: { person: 'fields', pseudonym: 'id', plain: 'kind area area_stamp stamps seq created_at changed_at' },
  },
  mutations: {
    why: 'lịch sử: ai ghi gì, lúc nào; để máy ngoại tuyến không mất và không lặp việc',
    basis: 'consent',
    kept: `${untilErased}; số thứ tự của máy ở lại, không còn nội dung`,
    seenBy: desk,
    columns: {
      person: 'set',
      pseudonym: 'id content_hash',
      member: 'device member',
      plain: 'n at claimed_at kind area arrival arrived_at',
    },
  },
  quarantine: {
    why: 'việc chưa nhận được, để cán bộ xem và quyết',
    basis: 'consent',
    kept: untilErased,
    seenBy: 'điều phối viên',
    columns: {
      person: 'mutation',
      pseudonym: 'content_hash',
      member: 'device member settled_by',
      plain: 'n reason detail arrived_at settled_at settlement settled_because',
    },
  },
  held_parcels: {
    why: 'gói niêm phong của máy đã thu hồi, chưa mở',
    basis: 'consent',
    kept: 'tới khi điều phối viên xử lý; mở ra thì phần về người đã xóa bị bỏ',
    seenBy: 'không ai, còn niêm phong',
    columns: { person: 'body', pseudonym: 'body_hash', member: 'device', plain: 'id arrived_at' },
  },
  departures: {
    why: 'báo cho máy tính bảng quên một hồ sơ',
    basis: 'duty',
    kept: 'lâu dài; chỉ có mã',
    seenBy: 'máy tính bảng',
    columns: { pseudonym: 'id', plain: 'area seq kind erased' },
  },
  resettled: {
    why: 'nhà đã chuyển thôn không bị máy cũ đưa trở lại',
    basis: 'duty',
    kept: untilErased,
    seenBy: 'máy chủ',
    columns: { pseudonym: 'household', plain: 'area' },
  },
  merges: {
    why: 'hai hồ sơ của một người đã gộp',
    basis: 'consent',
    kept: untilErased,
    seenBy: desk,
    columns: { pseudonym: 'loser winner', member: 'merged_by undone_by', plain: 'id kind merged_at undone_at' },
  },
  merge_writings: {
    why: 'những dòng một lần gộp đã ghi, để hoàn tác',
    basis: 'consent',
    kept: untilErased,
    seenBy: 'máy chủ',
    columns: { member: 'device', plain: 'n merge' },
  },
  not_doubles: {
    why: 'hai hồ sơ đã xem, không phải một người',
    basis: 'consent',
    kept: untilErased,
    seenBy: 'điều phối viên',
    columns: { pseudonym: 'a b', member: 'said_by', plain: 'kind said_at' },
  },
  double_keys: {
    why: 'tìm hồ sơ trùng',
    basis: 'consent',
    kept: workedOut,
    seenBy: 'máy chủ',
    columns: { person: 'key', pseudonym: 'id', plain: 'kind area' },
  },
  likely_doubles: {
    why: 'cặp hồ sơ có thể trùng',
    basis: 'consent',
    kept: workedOut,
    seenBy: 'điều phối viên',
    columns: { pseudonym: 'a b', plain: 'kind weight reason area_a area_b' },
  },
  counted: {
    why: 'mỗi nhà, mỗi người được đếm vào số nào',
    basis: 'consent',
    kept: workedOut,
    seenBy: 'máy chủ',
    columns: { person: 'sort keys marks', pseudonym: 'id', plain: 'kind area' },
  },
  review_queue: {
    why: 'hồ sơ cần xem lại',
    basis: 'consent',
    kept: workedOut,
    seenBy: desk,
    columns: {
      person: 'problems keys',
      pseudonym: 'id',
      member: 'author',
      plain: 'kind area state place since problem_kinds reach basis version',
    },
  },
  review_samples: {
    why: 'hồ sơ rút thăm để kiểm tra',
    basis: 'consent',
    kept: workedOut,
    seenBy: desk,
    columns: { pseudonym: 'id', member: 'member', plain: 'week lot' },
  },
  review_notes: {
    why: 'trao đổi của cán bộ về một hồ sơ',
    basis: 'duty',
    kept: untilErased,
    seenBy: desk,
    columns: { person: 'words', pseudonym: 'record', member: 'member', plain: 'id kind parent at' },
  },
  assigned_tasks: {
    why: 'việc nào thuộc đợt giao nào',
    basis: 'duty',
    kept: untilErased,
    seenBy: desk,
    columns: { pseudonym: 'task', plain: 'assignment' },
  },
  right_requests: {
    why: 'chứng minh quyền của người dân được trả lời và thực hiện đúng hạn',
    basis: 'duty',
    kept: 'lâu dài; khi người ấy được xóa thì tên và lời yêu cầu bị xóa, chỉ còn loại và ngày',
    seenBy: 'điều phối viên',
    columns: {
      person: 'asker words',
      pseudonym: 'person handed_in',
      member: 'received_by answered_by settled_by',
      plain:
        'id area kind asked_by checked whole_home received_at third_parties extended_at extended_because state answered_at settled_at refused_because erasure',
    },
  },
  person_views: {
    why: 'người dân được biết ai đã xem dữ liệu của mình',
    basis: 'duty',
    kept: untilErased,
    seenBy: 'người ấy, trong bản sao của họ',
    columns: { pseudonym: 'person', member: 'member', plain: 'day' },
  },
  erasures: {
    why: 'chứng minh đã xóa, và máy nào đã quên',
    basis: 'duty',
    kept: 'lâu dài; không nói là ai',
    seenBy: 'điều phối viên',
    columns: { member: 'done_by', plain: 'id area at reason people homes records' },
  },
  erased_records: {
    why: 'những gì đến muộn về người đã xóa không được ghi lại',
    basis: 'duty',
    kept: 'lâu dài; chỉ là dấu băm của mã',
    seenBy: 'máy chủ',
    columns: { pseudonym: 'mark', plain: 'erasure' },
  },
};
