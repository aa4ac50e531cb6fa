import { commonObstacles as stops } from './common-obstacles.ts';
import { defineGuide } from './define-guide.ts';
import { moneyObstacles } from './money-obstacles.ts';
import { mayDo, moneyCaution, safetyRules, secretCaution, storeCaution } from './safety-rules.ts';

const decree = {
  certainty: 'sourced',
  source: 'Nghị định 368/2025/NĐ-CP: vietnamnet.vn 2479794; tapchinganhang.gov.vn 16911; dantri.com.vn 20260107182914475',
} as const;
const providers = { certainty: 'sourced', source: 'vietnamnet.vn 2479794; trangcongnghe.vn 241130' } as const;
const register = { certainty: 'sourced', source: 'vietnamnet.vn 2479794 (sinh trắc học); huyendakto.kontum.gov.vn 2345' } as const;
const counters = { certainty: 'sourced', source: 'cafef.vn 188260108093120249; trangcongnghe.vn 241130' } as const;
const unverified = { certainty: 'unverified', source: 'Kinh nghiệm chung, cần nhà mạng kiểm tra lại trên ứng dụng' } as const;

/** Mobile Money of Viettel, VNPT and MobiFone: open, pay in, pay, send, take out. No bank account, no smartphone needed. */
export const mobileMoney = defineGuide({
  id: 'mobile-money',
  version: 1,
  title: { vi: 'Tiền di động (Mobile Money)', en: 'Mobile Money' },
  summary: {
    vi: 'Bác gửi, chuyển, trả tiền bằng số điện thoại, không cần tài khoản ngân hàng.',
    en: 'Keep, send and pay money with one’s phone number, without a bank.',
  },
  subject: 'person',
  audience: {
    fromAge: 14,
    devices: ['smartphone', 'basic', 'shared'],
    words: {
      vi: 'Người có SIM Viettel, VinaPhone hoặc MobiFone đứng tên mình. Dưới 14 tuổi: cùng cha mẹ ra cửa hàng nhà mạng.',
      en: 'People with a Viettel, VinaPhone or MobiFone SIM in their own name. Under 14: at the operator’s shop, with a parent.',
    },
  },
  prepare: [
    { vi: 'Điện thoại và SIM đứng tên bác', en: 'The phone, with a SIM in the person’s name' },
    { vi: 'Thẻ căn cước', en: 'The citizen card' },
    { vi: 'Một ít tiền mặt để nạp thử', en: 'A little cash, to try' },
    { vi: 'Địa chỉ điểm giao dịch gần nhất', en: 'The nearest operator’s shop' },
  ],
  rules: [
    ...safetyRules,
    {
      vi: 'Không đứng tên mở hộ, không nhận tiền nạp hộ hay rút hộ.',
      en: 'Never open an account for somebody, nor take cash to pay in or out.',
    },
  ],
  may: [...mayDo],
  steps: [
    {
      id: 'explain',
      title: { vi: 'Tiền di động là gì', en: 'What Mobile Money is' },
      words: {
        vi: 'Thưa bác, tiền di động là tài khoản tiền gắn với số điện thoại, không cần ngân hàng. Bác gửi tiền mặt vào, trả tiền điện nước, chuyển cho con cháu, rồi rút ra được.',
        en: 'Mobile Money is an account on your phone number; no bank is needed. You pay in cash, pay bills, send money to your children, and take it out again.',
      },
      drawing: 'coins',
      obstacles: ['afraid', 'no-time'],
      facts: [decree],
    },
    {
      id: 'which-operator',
      title: { vi: 'Bác dùng mạng nào', en: 'Which operator' },
      words: {
        vi: 'Bác dùng mạng nào ạ? Viettel thì là Viettel Money, VinaPhone là VNPT Money, MobiFone là MobiFone Money. SIM phải đứng tên bác.',
        en: 'Which operator do you use? Viettel has Viettel Money, VinaPhone VNPT Money, MobiFone MobiFone Money. The SIM must be in your name.',
      },
      drawing: 'sim',
      obstacles: ['sim-not-own', 'other-operator'],
      facts: [providers],
    },
    {
      id: 'install',
      title: { vi: 'Cài ứng dụng, hoặc ra cửa hàng', en: 'Install the app, or go to the shop' },
      words: {
        vi: 'Bác mở CH Play hoặc App Store, gõ đúng tên ấy rồi cài. Bác dùng điện thoại phím bấm thì không cần cài, mình hẹn ngày ra cửa hàng nhà mạng.',
        en: 'Open Google Play or the App Store and install exactly that name. With a basic phone there is nothing to install: we agree on a day at the shop.',
      },
      drawing: 'store',
      caution: storeCaution,
      appointment: true,
      obstacles: ['phone-full', 'no-network', 'no-shop'],
      facts: [providers, register],
    },
    {
      id: 'register',
      title: { vi: 'Đăng ký, chụp khuôn mặt', en: 'Register, with your face' },
      words: {
        vi: 'Bác nhập số điện thoại, tự chụp thẻ căn cước và khuôn mặt bằng máy của bác, theo lời trên màn hình. Ở cửa hàng thì nhân viên làm giúp.',
        en: 'Enter your number, take the pictures of card and face with your own phone as it says. In the shop, the staff do it.',
      },
      drawing: 'face',
      obstacles: ['face-not-matched', 'no-card', 'data-mismatch'],
      facts: [register],
    },
    {
      id: 'choose-pin',
      title: { vi: 'Nhập mã, đặt mã PIN', en: 'Enter the code, choose a PIN' },
      words: {
        vi: 'Bác tự nhập mã trong tin nhắn, rồi tự đặt mã PIN. Bác chọn số dễ nhớ, nhưng đừng lấy ngày sinh hay số nhà.',
        en: 'Enter the code from the SMS yourself, then choose a PIN. Take one you remember, but not your birthday or house number.',
      },
      drawing: 'passcode',
      caution: secretCaution,
      reaches: 'opened',
      obstacles: ['no-code', 'forgot-password'],
      facts: [unverified],
    },
    {
      id: 'pay-in',
      title: { vi: 'Nạp tiền', en: 'Pay in' },
      words: {
        vi: 'Bác mang tiền mặt và thẻ căn cước ra điểm giao dịch, nạp vào chính số của bác. Có tin nhắn báo tiền về rồi bác hãy ra về.',
        en: 'Take cash and your card to a pay point and pay into your own number. Leave only when the message says the money is there.',
      },
      drawing: 'counter',
      reaches: 'topped-up',
      appointment: true,
      obstacles: ['no-shop', 'cannot-travel'],
      facts: [counters],
    },
    {
      id: 'pay',
      title: { vi: 'Trả thử một khoản nhỏ', en: 'Try a small payment' },
      words: {
        vi: 'Bác thử trả một khoản nhỏ: quét mã ở quầy, hay nạp tiền điện thoại. Bác đọc tên người nhận, số tiền, rồi tự nhập mã PIN.',
        en: 'Try something small: scan the code at a shop, or top up the phone. Read the name and the amount, then enter your PIN yourself.',
      },
      drawing: 'qr-pay',
      caution: moneyCaution,
      reaches: 'paid',
      obstacles: ['wrong-payee', 'forgot-password', 'no-network'],
      facts: [decree],
    },
    {
      id: 'send',
      title: { vi: 'Chuyển cho con cháu', en: 'Send to family' },
      words: {
        vi: 'Chuyển cho con cháu, bác chọn đúng số trong danh bạ, xem tên hiện lên có đúng người không. Sai tên thì bác dừng lại.',
        en: 'To send to family choose the number from your contacts and see that the name shown is theirs. If it is not, stop.',
      },
      drawing: 'send',
      caution: moneyCaution,
      obstacles: ['wrong-payee', 'cheated'],
      facts: [decree],
    },
    {
      id: 'take-out',
      title: { vi: 'Rút tiền mặt', en: 'Take out cash' },
      words: {
        vi: 'Cần tiền mặt thì bác ra điểm giao dịch, đưa thẻ căn cước, nói số tiền cần rút. Bác đếm tiền ngay tại quầy.',
        en: 'For cash go to a pay point with your citizen card and say how much. Count it at the counter.',
      },
      drawing: 'cash-out',
      obstacles: ['no-shop', 'cannot-travel'],
      facts: [counters],
    },
    {
      id: 'limits',
      title: { vi: 'Giữ tiền cho an toàn', en: 'Keep it safe' },
      words: {
        vi: 'Mỗi tháng chuyển và trả được đến một trăm triệu, thêm một trăm triệu cho điện nước, dịch vụ công. Mất máy thì bác báo nhà mạng khóa SIM ngay.',
        en: 'Up to one hundred million a month can be sent and paid, and as much again for bills and public services. If the phone is lost, have the SIM locked at once.',
      },
      drawing: 'shield',
      obstacles: ['phone-lost'],
      facts: [decree, unverified],
    },
    {
      id: 'try-alone',
      title: { vi: 'Tự xem số dư', en: 'Look at the balance alone' },
      words: {
        vi: 'Bây giờ bác tự mở ra, xem mình còn bao nhiêu tiền. Cháu quay đi lúc bác nhập mã, không nhắc.',
        en: 'Now open it by yourself and see how much is left. I turn away while you enter your code and do not prompt.',
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
    stops.simNotOwn,
    moneyObstacles.otherOperator,
    stops.phoneFull,
    stops.noNetwork,
    moneyObstacles.noShop,
    stops.faceNotMatched,
    stops.noCard,
    moneyObstacles.simMismatch,
    stops.noCode,
    stops.forgotPassword,
    stops.cannotTravel,
    stops.wrongPayee,
    stops.cheated,
    moneyObstacles.phoneLost,
    stops.hardToSee,
  ],
  milestones: [
    { id: 'opened', title: { vi: 'Đã mở tài khoản tiền di động', en: 'Mobile Money opened' }, counts: true },
    { id: 'topped-up', title: { vi: 'Đã nạp tiền lần đầu', en: 'Paid in once' }, counts: false },
    { id: 'paid', title: { vi: 'Đã tự trả một khoản', en: 'Paid something once' }, counts: true, final: true },
  ],
  alone: {
    vi: 'Bác tự mở ra, đọc được số dư và biết ra đâu để nạp, rút.',
    en: 'They open it, read the balance and know where to pay in and out.',
  },
  nextTime: [
    { vi: 'Hẹn ngày ra điểm giao dịch nạp tiền lần đầu.', en: 'Agree on a day to pay in for the first time.' },
    { vi: 'Lần sau trả thử tiền điện hoặc tiền nước.', en: 'Next time try the electricity or water bill.' },
  ],
  apps: ['viettel-money', 'vnpt-money', 'mobifone-money'],
  reviewed: false,
});
