import type { Obstacle } from './guide.ts';
import { vneidObstacles } from './vneid-obstacles.ts';

const { afraid, noTime, noPhone, noNetwork, phoneFull, simNotOwn, noCode, cannotTravel, noCard } = vneidObstacles;

/** What stops people in several services. An obstacle that is the same as one of VNeID's has its id, so that the desk counts them together. */
export const commonObstacles = {
  afraid,
  noTime,
  noPhone,
  noNetwork,
  phoneFull,
  simNotOwn,
  noCode,
  cannotTravel,
  noCard,
  noLevel2: {
    id: 'no-level-2',
    title: { vi: 'Chưa có VNeID mức 2', en: 'No VNeID level 2 yet' },
    advice: {
      vi: 'Việc này cần VNeID mức 2 đã kích hoạt. Mở hướng dẫn VNeID mức 2 và hẹn ngày ra công an xã. Trong lúc chờ, bác vẫn làm được ở quầy bằng thẻ căn cước.',
      en: 'This needs VNeID level 2, activated. Open that guide and agree on a day at the commune police. Until then the counter helps with the citizen card.',
    },
    followUp: 'police',
  },
  needsRelative: {
    id: 'needs-relative',
    title: { vi: 'Muốn có người nhà ngồi cùng', en: 'Wants a relative to sit in' },
    advice: {
      vi: 'Như vậy là tốt. Hỏi người nhà hôm nào ở nhà, hẹn đúng ngày ấy. Ghi lại bước đang dở.',
      en: 'That is a good idea. Ask when the relative is at home and agree on that day. Keep the step where you stopped.',
    },
    followUp: 'return',
  },
  hardToSee: {
    id: 'hard-to-see',
    title: { vi: 'Mắt kém, tay run, khó bấm', en: 'Cannot see or press well' },
    advice: {
      vi: 'Vào Cài đặt, phóng to chữ; để máy xuống bàn, bấm bằng một ngón. Vẫn khó thì nhờ người nhà tin cậy, hoặc làm ở quầy.',
      en: 'Make the letters larger in the phone’s settings; put the phone on the table and press with one finger. If it is still hard, a trusted relative or the counter helps.',
    },
    followUp: 'return',
  },
  serviceDown: {
    id: 'service-down',
    title: { vi: 'Ứng dụng báo lỗi hoặc đang bận', en: 'The app reports an error or is busy' },
    advice: {
      vi: 'Không bấm gửi nhiều lần. Tắt ứng dụng, mở lại sau mười phút. Vẫn lỗi thì ghi lại câu báo lỗi và hẹn hôm khác.',
      en: 'Do not press send again and again. Close the app and open it ten minutes later. If it still fails, note what it says and agree on another day.',
    },
    followUp: 'return',
  },
  forgotPassword: {
    id: 'forgot-password',
    title: { vi: 'Quên mật khẩu hoặc mã PIN', en: 'Password or PIN forgotten' },
    advice: {
      vi: 'Bác tự bấm “Quên mật khẩu” và làm theo màn hình. Không được thì mang thẻ căn cước ra quầy của nơi cung cấp. Không ai khác được đặt hộ.',
      en: 'They press “Quên mật khẩu” (forgotten password) and follow the screen. If that fails, they take the citizen card to the provider’s counter. Nobody else may set it.',
    },
    followUp: 'service-point',
  },
  faceNotMatched: {
    id: 'face-not-matched',
    title: { vi: 'Chụp khuôn mặt không khớp', en: 'The face is not recognised' },
    advice: {
      vi: 'Ra chỗ sáng đều, lau ống kính, bỏ mũ và kính, để máy ngang tầm mắt. Thử ba lần không được thì làm ở quầy, mang theo thẻ căn cước.',
      en: 'Find even light, wipe the lens, take off hat and glasses, hold the phone at eye level. After three tries, do it at the counter with the citizen card.',
    },
    followUp: 'service-point',
  },
  resultLate: {
    id: 'result-late',
    title: { vi: 'Chờ lâu chưa có kết quả', en: 'No result for a long time' },
    advice: {
      vi: 'Xem mục lịch sử và thông báo trong ứng dụng. Quá một tuần chưa thấy gì thì hỏi trực tiếp nơi giải quyết, không hỏi qua số điện thoại lạ.',
      en: 'Look at the history and the notifications in the app. After a week without news, ask the office in person, never through an unknown number.',
    },
    followUp: 'service-point',
  },
  insuranceMismatch: {
    id: 'data-mismatch',
    title: { vi: 'Báo thông tin không khớp', en: 'The app says the data do not match' },
    advice: {
      vi: 'Đối chiếu họ tên, ngày sinh, số thẻ với thẻ căn cước. Khác nhau thì mang cả hai thẻ ra cơ quan bảo hiểm xã hội để sửa.',
      en: 'Compare name, birth and number with the citizen card. If they differ, they take both cards to the social-insurance office to have it corrected.',
    },
    followUp: 'service-point',
  },
  noCustomerCode: {
    id: 'no-customer-code',
    title: { vi: 'Không biết mã khách hàng', en: 'The customer code is not known' },
    advice: {
      vi: 'Tìm trên giấy báo, biên lai cũ hoặc tin nhắn báo tiền. Không có thì hỏi nơi thu tiền hoặc người thu, đọc địa chỉ nhà là họ tra được.',
      en: 'Look at an old bill, receipt or message. If there is none, ask where the bill is paid: they find it by the address.',
    },
    followUp: 'return',
  },
  noAccount: {
    id: 'no-account',
    title: { vi: 'Chưa có tài khoản để trả tiền', en: 'No account to pay from' },
    advice: {
      vi: 'Bác chọn: mở tài khoản ở quầy ngân hàng, hoặc mở tiền di động của nhà mạng. Chưa muốn mở thì vẫn trả tiền mặt ở điểm thu. Không trả hộ, không cho mượn.',
      en: 'Their choice: an account at a bank counter, or the operator’s Mobile Money. Without either, cash is still taken at the pay point. Never pay for them or lend.',
    },
    followUp: 'service-point',
  },
  wrongPayee: {
    id: 'wrong-payee',
    title: { vi: 'Tên hoặc số tiền hiện lên không đúng', en: 'The name or amount shown is wrong' },
    advice: {
      vi: 'Dừng lại, đừng xác nhận. Nhập lại từ đầu hoặc hỏi người nhận. Đã lỡ chuyển nhầm thì bác gọi ngay ngân hàng hoặc nhà mạng của mình.',
      en: 'Stop, do not confirm. Start again or ask the payee. If money went to the wrong place, they call their own bank or operator at once.',
    },
    followUp: 'return',
  },
  cheated: {
    id: 'cheated',
    title: { vi: 'Đã lỡ bấm, lỡ đọc mã, lỡ chuyển tiền', en: 'Already tapped, told a code or paid' },
    advice: {
      vi: 'Không trách. Bác gọi ngay ngân hàng để khóa tài khoản, tắt mạng trên máy, giữ tin nhắn, rồi ra công an xã trình báo trong ngày. Mời người nhà đi cùng.',
      en: 'No blame. They call their bank to lock the account, switch off data, keep the messages, and report it at the commune police the same day, with a relative.',
    },
    followUp: 'police',
  },
} as const satisfies Record<string, Obstacle>;
