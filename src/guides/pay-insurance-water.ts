import { commonObstacles as stops } from './common-obstacles.ts';
import { defineGuide } from './define-guide.ts';
import { moneyObstacles } from './money-obstacles.ts';
import { mayDo, moneyCaution, officialSiteCaution, safetyRules, secretCaution } from './safety-rules.ts';

const water = {
  certainty: 'sourced',
  source: 'hdwaco.com.vn huong-dan-thanh-toan-truc-tuyen; dongtienthanhthudo.vn; biwase.com.vn',
} as const;
const waterCode = {
  certainty: 'sourced',
  source: 'mobifonemoney.vn cach-lay-ma-khach-hang-dong-tien-nuoc; ngan-hang.vn thanh-toan-tien-nuoc',
} as const;
const oneNumber = { certainty: 'sourced', source: 'vnexpress.net 4924821; cafef.vn 188250811101757334' } as const;
const wallets = {
  certainty: 'sourced',
  source: 'Nghị định 368/2025/NĐ-CP: cafef.vn 188260108093120249; dantri.com.vn 20260107182914475',
} as const;
const counter = { certainty: 'single-source', source: 'kiwaco.vn 1093; biwase.com.vn (thanh toán tại điểm giao dịch)' } as const;
const insurance = {
  certainty: 'unverified',
  source: 'Cổng Dịch vụ công quốc gia, mục đóng BHXH tự nguyện và gia hạn BHYT hộ gia đình: cần cơ quan BHXH xác nhận',
} as const;
const unverified = { certainty: 'unverified', source: 'Kinh nghiệm chung, cần nơi thu kiểm tra lại' } as const;

/** Water, social and health insurance, paid from an account the person has already. */
export const payInsuranceWater = defineGuide({
  id: 'pay-insurance-water',
  version: 1,
  title: { vi: 'Đóng tiền nước, bảo hiểm qua mạng', en: 'Water and insurance online' },
  summary: {
    vi: 'Bác đóng tiền nước, bảo hiểm xã hội, bảo hiểm y tế ngay trên điện thoại, có biên lai.',
    en: 'Water, social and health insurance are paid by phone, with a receipt.',
  },
  subject: 'person',
  audience: {
    fromAge: 15,
    devices: ['smartphone', 'shared'],
    words: {
      vi: 'Người đã có tài khoản ngân hàng, ví hoặc tiền di động. Chưa có thì làm hướng dẫn ấy trước.',
      en: 'People with a bank account, a wallet or Mobile Money. Without one, begin with that guide.',
    },
  },
  prepare: [
    { vi: 'Giấy báo hoặc biên lai tiền nước cũ', en: 'An old water bill or receipt' },
    { vi: 'Thẻ căn cước, để đọc số định danh', en: 'The citizen card, for the number' },
    { vi: 'Tài khoản ngân hàng, ví hoặc tiền di động', en: 'A bank account, a wallet or Mobile Money' },
  ],
  rules: [
    ...safetyRules,
    {
      vi: 'Không đóng hộ, không cho mượn tài khoản, không giữ biên lai của ai.',
      en: 'Never pay for somebody, lend an account or keep a receipt.',
    },
  ],
  may: [...mayDo],
  steps: [
    {
      id: 'explain',
      title: { vi: 'Hôm nay đóng khoản nào', en: 'What to pay today' },
      words: {
        vi: 'Thưa bác, tiền nước, bảo hiểm xã hội tự nguyện, bảo hiểm y tế hộ gia đình đều đóng được qua điện thoại. Hôm nay bác muốn đóng khoản nào trước ạ?',
        en: 'Water, voluntary social insurance and household health insurance can all be paid by phone. Which shall we do first today?',
      },
      drawing: 'water',
      obstacles: ['afraid', 'no-time', 'needs-relative'],
      facts: [wallets, insurance],
    },
    {
      id: 'from-what',
      title: { vi: 'Trả từ đâu', en: 'Pay from what' },
      words: {
        vi: 'Bác đang có ngân hàng, ví hay tiền di động nào trên máy? Chưa có thì mình dừng, bác đóng tiền mặt ở điểm thu vẫn được.',
        en: 'Which bank, wallet or Mobile Money do you have on the phone? Without one we stop here; the pay point still takes cash.',
      },
      drawing: 'coins',
      obstacles: ['no-account'],
      facts: [wallets, counter],
    },
    {
      id: 'water-code',
      title: { vi: 'Tiền nước: tìm mã khách hàng', en: 'Water: find the code' },
      words: {
        vi: 'Đóng tiền nước thì bác lấy giấy báo cũ. Trên đó có tên công ty nước và mã khách hàng, có nơi gọi là số danh bộ.',
        en: 'For water take an old bill. It has the water company’s name and the customer code, in some places called số danh bộ.',
      },
      drawing: 'customer-code',
      obstacles: ['no-customer-code', 'hard-to-see'],
      facts: [waterCode],
    },
    {
      id: 'water-find',
      title: { vi: 'Tiền nước: chọn đúng công ty', en: 'Water: choose the company' },
      words: {
        vi: 'Trong ứng dụng, bác vào Thanh toán hóa đơn, chọn Nước, chọn đúng công ty ghi trên giấy, rồi nhập mã khách hàng.',
        en: 'In the app open Thanh toán hóa đơn (bills), choose Nước (water), the company on the paper, and enter the code.',
      },
      drawing: 'search',
      obstacles: ['no-customer-code', 'service-down', 'no-network'],
      facts: [water],
    },
    {
      id: 'insurance-number',
      title: { vi: 'Bảo hiểm: số định danh', en: 'Insurance: the number' },
      words: {
        vi: 'Đóng bảo hiểm thì bác dùng số định danh mười hai số trên thẻ căn cước. Từ tháng 8 năm 2025 số ấy cũng là mã số bảo hiểm xã hội của bác.',
        en: 'For insurance use the twelve-digit number of your citizen card. Since August 2025 it is your social-insurance number as well.',
      },
      drawing: 'card',
      obstacles: ['insurance-not-found', 'data-mismatch'],
      facts: [oneNumber],
    },
    {
      id: 'insurance-find',
      title: { vi: 'Bảo hiểm: tìm đúng mục', en: 'Insurance: find the place' },
      words: {
        vi: 'Bác mở Cổng Dịch vụ công hoặc ứng dụng ngân hàng, tìm mục đóng bảo hiểm xã hội, bảo hiểm y tế. Bác nhập số định danh, chọn số tháng.',
        en: 'Open the public service portal or your bank’s app, find social or health insurance, enter your number and choose the months.',
      },
      drawing: 'health-card',
      caution: officialSiteCaution,
      obstacles: ['insurance-not-found', 'service-down'],
      facts: [insurance],
    },
    {
      id: 'check',
      title: { vi: 'Xem tên, kỳ và số tiền', en: 'Check name, period and amount' },
      words: {
        vi: 'Bác đọc to cho mình nghe: tên ai, kỳ nào, bao nhiêu tiền. Ba điều ấy đúng với giấy báo thì mình mới làm tiếp.',
        en: 'Read it out: whose name, which period, how much. Only if all three agree with the paper do we go on.',
      },
      drawing: 'status',
      reaches: 'found',
      obstacles: ['wrong-payee', 'data-mismatch'],
      facts: [water],
    },
    {
      id: 'pay',
      title: { vi: 'Xác nhận trả tiền', en: 'Confirm the payment' },
      words: {
        vi: 'Bác bấm Thanh toán, rồi tự nhập mã PIN hay mật khẩu. Cháu quay đi. Máy báo thành công là xong.',
        en: 'Press Thanh toán (pay) and enter your PIN or password yourself. I turn away. It is done when it says so.',
      },
      drawing: 'confirm-pay',
      caution: moneyCaution,
      reaches: 'paid',
      obstacles: ['forgot-password', 'no-code', 'no-network', 'cheated'],
      facts: [water, unverified],
    },
    {
      id: 'receipt',
      title: { vi: 'Giữ biên lai', en: 'Keep the receipt' },
      words: {
        vi: 'Bác vào Lịch sử, mở lại khoản vừa trả, bấm lưu ảnh. Có ai hỏi thì bác đưa xem. Bảo hiểm thì vài hôm sau mình xem lại hạn thẻ.',
        en: 'Open Lịch sử (history), the payment, and save it as a picture to show if anybody asks. For insurance we look at the card’s date some days later.',
      },
      drawing: 'upload',
      appointment: true,
      obstacles: ['result-late'],
      facts: [unverified],
    },
    {
      id: 'try-alone',
      title: { vi: 'Tự tìm một lần', en: 'Find it alone once' },
      words: {
        vi: 'Bây giờ bác tự mở lại mục hóa đơn, tìm khoản của nhà mình rồi bấm thoát. Cháu chỉ ngồi xem, không nhắc.',
        en: 'Now open the bills by yourself, find your own and leave again. I only watch.',
      },
      drawing: 'alone',
      caution: secretCaution,
      obstacles: ['forgot-password', 'hard-to-see'],
      facts: [unverified],
    },
  ],
  obstacles: [
    stops.afraid,
    stops.noTime,
    stops.needsRelative,
    stops.noAccount,
    stops.noCustomerCode,
    stops.hardToSee,
    stops.serviceDown,
    stops.noNetwork,
    moneyObstacles.insuranceNotFound,
    stops.insuranceMismatch,
    stops.wrongPayee,
    stops.forgotPassword,
    stops.noCode,
    stops.cheated,
    stops.resultLate,
  ],
  milestones: [
    { id: 'found', title: { vi: 'Đã tra được khoản phải đóng', en: 'Found what is to be paid' }, counts: false },
    { id: 'paid', title: { vi: 'Đã tự đóng một khoản qua mạng', en: 'Paid one of them online' }, counts: true, final: true },
  ],
  alone: {
    vi: 'Bác tự tìm được hóa đơn của mình, đọc đúng tên, kỳ và số tiền.',
    en: 'They find their own bill and read name, period and amount.',
  },
  nextTime: [
    { vi: 'Hẹn kỳ tiền nước sau, xem bác tự đóng.', en: 'Come back at the next water bill and watch them pay.' },
    {
      vi: 'Sau khi đóng bảo hiểm: xem hạn thẻ trong VNeID hoặc VssID.',
      en: 'After paying insurance: look at the card’s date in VNeID or VssID.',
    },
  ],
  apps: ['vssid'],
  reviewed: false,
});
