import type { Obstacle } from './guide.ts';

/** What stops people when a paper is put into VNeID. */
export const papersObstacles = {
  noHealthNumber: {
    id: 'no-card-number',
    title: { vi: 'Không còn thẻ, không nhớ số thẻ', en: 'The card and its number are lost' },
    advice: {
      vi: 'Số thẻ có trên thẻ cũ, trên giấy khám bệnh, hoặc trong VssID. Không có thì bác mang thẻ căn cước hỏi cơ quan bảo hiểm xã hội hay trạm y tế.',
      en: 'The number is on the old card, on hospital papers or in VssID. Otherwise the social-insurance office or the health station finds it by the citizen card.',
    },
    followUp: 'service-point',
  },
  cardExpired: {
    id: 'card-expired',
    title: { vi: 'Thẻ bảo hiểm y tế đã hết hạn', en: 'The health card has expired' },
    advice: {
      vi: 'Gia hạn trước rồi mới đưa vào VNeID được. Mở hướng dẫn đóng bảo hiểm, hoặc bác ra điểm thu của xã.',
      en: 'It has to be renewed first. Open the guide for paying insurance, or go to the commune’s collection point.',
    },
    followUp: 'service-point',
  },
  paperLicence: {
    id: 'paper-licence',
    title: { vi: 'Bằng lái là bìa giấy', en: 'The licence is of paper' },
    advice: {
      vi: 'Bằng bìa giấy thường chưa có trong dữ liệu. Mời bác mang bằng và thẻ căn cước ra công an xã hỏi đổi sang thẻ nhựa, rồi mới đưa vào VNeID.',
      en: 'A paper licence is often not in the database. They take it with the citizen card to the commune police, ask to exchange it for a plastic one, and add that.',
    },
    followUp: 'police',
  },
  licenceMismatch: {
    id: 'data-mismatch',
    title: { vi: 'Báo thông tin không khớp', en: 'The app says the data do not match' },
    advice: {
      vi: 'So họ tên, ngày sinh, số bằng với thẻ căn cước. Khác nhau thì bác mang cả hai ra công an xã hỏi nơi sửa giấy phép.',
      en: 'Compare name, birth and number with the citizen card. If they differ, they ask at the commune police, with both, where the licence is corrected.',
    },
    followUp: 'police',
  },
  licenceLost: {
    id: 'licence-lost',
    title: { vi: 'Bằng lái bị mất', en: 'The licence is lost' },
    advice: {
      vi: 'Không còn bằng thì không có số để nhập. Mời bác ra công an xã hỏi cấp lại, mang theo thẻ căn cước.',
      en: 'Without the licence there is no number to enter. They ask at the commune police for a new one, with the citizen card.',
    },
    followUp: 'police',
  },
} as const satisfies Record<string, Obstacle>;
