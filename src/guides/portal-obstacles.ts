import { commonObstacles } from './common-obstacles.ts';
import type { Obstacle } from './guide.ts';
import { vneidObstacles } from './vneid-obstacles.ts';

const { afraid, noTime, noLevel2, needsRelative, noNetwork, serviceDown, noCode, hardToSee, noAccount, wrongPayee, resultLate } =
  commonObstacles;

/** What stops people on the public service portal. */
export const portalObstacles = {
  afraid,
  noTime,
  noLevel2,
  needsRelative,
  papersMissing: {
    id: 'papers-missing',
    title: { vi: 'Thiếu giấy tờ kèm theo', en: 'A paper is missing' },
    advice: {
      vi: 'Đọc mục thành phần hồ sơ, ghi ra giấy còn thiếu gì, xin ở đâu. Hẹn ngày có đủ rồi làm tiếp. Không nộp ảnh mờ hay giấy của người khác.',
      en: 'Read the list of papers, write down what is missing and where to get it. Agree on a day when all is there. Submit no blurred pictures and nobody else’s papers.',
    },
    followUp: 'return',
  },
  noNetwork,
  serviceDown,
  forgotPassword: vneidObstacles.forgotPassword,
  noCode,
  notFound: {
    id: 'not-found',
    title: { vi: 'Không tìm thấy thủ tục hoặc nơi giải quyết', en: 'The procedure or office is not found' },
    advice: {
      vi: 'Gõ ngắn hơn, một hai chữ chính. Tên xã cũ không còn thì chọn tên xã mới. Vẫn không thấy thì hỏi Trung tâm Phục vụ hành chính công của xã.',
      en: 'Type less, one or two main words. If the old commune is gone, choose the new one. If it is still not there, ask the commune’s service centre.',
    },
    followUp: 'service-point',
  },
  hardToSee,
  dataMismatch: {
    id: 'data-mismatch',
    title: { vi: 'Thông tin điền sẵn bị sai', en: 'What was filled in is wrong' },
    advice: {
      vi: 'Thông tin lấy từ dữ liệu dân cư. Sai họ tên, ngày sinh, nơi ở thì bác mang thẻ căn cước ra công an xã sửa trước, rồi mới nộp.',
      en: 'It comes from the population database. If name, birth or home are wrong, the commune police correct them first, with the citizen card.',
    },
    followUp: 'police',
  },
  noAccount,
  wrongPayee,
  resultLate,
} as const satisfies Record<string, Obstacle>;
