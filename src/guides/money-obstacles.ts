import type { Obstacle } from './guide.ts';

/** What stops people where money is kept, sent and paid. */
export const moneyObstacles = {
  otherOperator: {
    id: 'other-operator',
    title: { vi: 'Mạng của bác không có tiền di động', en: 'The operator has no Mobile Money' },
    advice: {
      vi: 'Hiện có Viettel, VinaPhone, MobiFone. Mạng khác thì bác chọn tài khoản ngân hàng, hoặc ra nhà mạng hỏi. Không mượn SIM của người khác.',
      en: 'Viettel, VinaPhone and MobiFone have it. With another operator choose a bank account, or ask at its shop. Never borrow a SIM.',
    },
    followUp: 'service-point',
  },
  noShop: {
    id: 'no-shop',
    title: { vi: 'Không có điểm giao dịch gần nhà', en: 'No shop or pay point near' },
    advice: {
      vi: 'Hỏi trưởng thôn, bưu điện xã, tạp hóa có biển của nhà mạng. Không có thì hẹn hôm nhà mạng về xã, báo điều phối viên.',
      en: 'Ask the village head, the post office and groceries with the operator’s sign. Otherwise agree on the day the operator comes to the commune, and tell the coordinator.',
    },
    followUp: 'service-point',
  },
  simMismatch: {
    id: 'data-mismatch',
    title: { vi: 'Thông tin SIM không khớp thẻ căn cước', en: 'SIM and citizen card do not match' },
    advice: {
      vi: 'Mời bác mang thẻ căn cước ra cửa hàng nhà mạng cập nhật thông tin thuê bao. Xong rồi mới đăng ký tiếp.',
      en: 'They take the citizen card to the operator’s shop and have the SIM’s data updated. Then they register again.',
    },
    followUp: 'service-point',
  },
  phoneLost: {
    id: 'phone-lost',
    title: { vi: 'Mất điện thoại', en: 'The phone is lost' },
    advice: {
      vi: 'Bác báo ngay nhà mạng khóa SIM, gọi ngân hàng khóa tài khoản. Làm lại SIM ở cửa hàng bằng thẻ căn cước rồi đổi mã PIN.',
      en: 'At once they have the SIM locked by the operator and the account by the bank. With a new SIM from the shop they choose a new PIN.',
    },
    followUp: 'service-point',
  },
  noBankNear: {
    id: 'no-bank-near',
    title: { vi: 'Ngân hàng ở xa', en: 'The bank is far away' },
    advice: {
      vi: 'Hỏi ngân hàng có ngày về xã không, hoặc chọn tiền di động của nhà mạng. Có ngày thì ghi hẹn, nhắc bác mang thẻ căn cước.',
      en: 'Ask whether the bank comes to the commune, or choose the operator’s Mobile Money. When there is a day, note it and remind them of the citizen card.',
    },
    followUp: 'service-point',
  },
  insuranceNotFound: {
    id: 'insurance-not-found',
    title: { vi: 'Không tra được thông tin bảo hiểm', en: 'The insurance data are not found' },
    advice: {
      vi: 'So số định danh, họ tên, ngày sinh. Vẫn không ra thì bác mang thẻ căn cước ra điểm thu của xã hoặc cơ quan bảo hiểm xã hội, đóng tại đó.',
      en: 'Compare number, name and birth. If nothing is found, they take the citizen card to the commune’s collection point or the office and pay there.',
    },
    followUp: 'service-point',
  },
} as const satisfies Record<string, Obstacle>;
