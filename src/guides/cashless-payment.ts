import { commonObstacles as stops } from './common-obstacles.ts';
import { defineGuide } from './define-guide.ts';
import { moneyObstacles } from './money-obstacles.ts';
import { mayDo, moneyCaution, safetyRules, secretCaution, storeCaution } from './safety-rules.ts';

const account = {
  certainty: 'sourced',
  source: 'Thông tư 17/2024/TT-NHNN: giadinh.suckhoedoisong.vn 172250926142933109; luatduonggia.vn',
} as const;
const biometrics = {
  certainty: 'sourced',
  source: 'Quyết định 2345/QĐ-NHNN: antv.gov.vn C8240B336; giadinh.suckhoedoisong.vn 172240628164016482',
} as const;
const codes = {
  certainty: 'sourced',
  source: 'congan.laichau.gov.vn 3416; banker.vn dam-bao-tien-loi-an-toan-trong-thanh-toan-qua-ma-qr; ngoisao.vn 440962',
} as const;
const names = { certainty: 'sourced', source: 'cafef.vn 188250529195553974 (Công an Hà Nội); 360news.com.vn' } as const;
const delivery = { certainty: 'sourced', source: 'kenh14.vn 215251231101955039 (Công an Lai Châu); cafef.vn 188251106185214823' } as const;
const unverified = { certainty: 'unverified', source: 'Kinh nghiệm chung, cần ngân hàng kiểm tra lại trên ứng dụng' } as const;

/** Bank account and card: pay by QR, send money, order goods and rides. Which bank is the person's own choice. */
export const cashlessPayment = defineGuide({
  id: 'cashless-payment',
  version: 1,
  title: { vi: 'Trả tiền không dùng tiền mặt', en: 'Paying without cash' },
  summary: {
    vi: 'Bác quét mã trả tiền, chuyển khoản, mua hàng và gọi xe trên điện thoại một cách an toàn.',
    en: 'Pay by QR code, send money, order goods and rides by phone, safely.',
  },
  subject: 'person',
  audience: {
    fromAge: 15,
    devices: ['smartphone', 'shared'],
    words: { vi: 'Người từ 15 tuổi. Dưới 15 tuổi: cha mẹ mở tài khoản.', en: 'From 15 years. Under 15 a parent opens the account.' },
  },
  prepare: [
    { vi: 'Thẻ căn cước gắn chip', en: 'The citizen card with the chip' },
    { vi: 'Thẻ ngân hàng hoặc số tài khoản, nếu đã có', en: 'A bank card or account number, if there is one' },
    { vi: 'Điện thoại và SIM đứng tên bác', en: 'The phone, with a SIM in the person’s name' },
  ],
  rules: [
    ...safetyRules,
    {
      vi: 'Không chọn ngân hàng thay người dân, không nhìn số dư, không cầm thẻ ngân hàng.',
      en: 'Never choose a bank for somebody, look at a balance or hold a bank card.',
    },
  ],
  may: [...mayDo],
  steps: [
    {
      id: 'explain',
      title: { vi: 'Trả tiền bằng điện thoại', en: 'Paying by phone' },
      words: {
        vi: 'Thưa bác, trả tiền bằng điện thoại thì đỡ mang tiền mặt, đỡ lo tiền lẻ. Tiền vẫn ở ngân hàng của bác, bác xác nhận thì mới trả đi.',
        en: 'Paying by phone means less cash and no small change. The money stays in your bank and leaves only when you confirm.',
      },
      drawing: 'no-cash',
      obstacles: ['afraid', 'no-time', 'needs-relative'],
      facts: [codes],
    },
    {
      id: 'account',
      title: { vi: 'Đã có tài khoản chưa', en: 'Is there an account' },
      words: {
        vi: 'Bác đã có tài khoản hay thẻ ngân hàng chưa? Chưa có thì bác mang thẻ căn cước ra quầy ngân hàng mở. Cháu ghi ngày hẹn.',
        en: 'Do you have a bank account or card? If not, take your citizen card to a bank counter and open one. I note the day.',
      },
      drawing: 'card',
      appointment: true,
      obstacles: ['no-account', 'no-bank-near', 'no-card'],
      facts: [account],
    },
    {
      id: 'install',
      title: { vi: 'Cài ứng dụng ngân hàng', en: 'Install the bank’s app' },
      words: {
        vi: 'Bác hỏi nhân viên ngân hàng đúng tên ứng dụng, ghi ra giấy, rồi cài từ CH Play hoặc App Store. Xem đúng tên ngân hàng bác hãy bấm.',
        en: 'Ask the bank’s staff for the exact name of their app, write it down, and install it from the store. Press only if the bank’s name is right.',
      },
      drawing: 'store',
      caution: storeCaution,
      obstacles: ['phone-full', 'no-network'],
      facts: [unverified],
    },
    {
      id: 'first-log-in',
      title: { vi: 'Đăng nhập lần đầu', en: 'The first log-in' },
      words: {
        vi: 'Bác tự đăng nhập, tự đặt mật khẩu, chụp khuôn mặt và đọc chip thẻ theo màn hình. Khó quá thì bác nhờ làm ngay ở quầy ngân hàng.',
        en: 'Log in and choose a password yourself; take your face and read the chip as it says. If it is too hard, have it done at the bank’s counter.',
      },
      drawing: 'face',
      caution: secretCaution,
      reaches: 'account-ready',
      obstacles: ['face-not-matched', 'no-code', 'forgot-password'],
      facts: [biometrics],
    },
    {
      id: 'scan',
      title: { vi: 'Quét mã ở quầy', en: 'Scan at the shop' },
      words: {
        vi: 'Ở cửa hàng, bác mở ứng dụng ngân hàng, bấm quét mã, đưa máy vào mã trên quầy. Bác xem tên hiện lên có đúng người bán không.',
        en: 'At the shop open the bank’s app, press scan, and hold the phone to the code. See that the name shown is the seller’s.',
      },
      drawing: 'qr-pay',
      caution: {
        vi: 'Mã ở quầy có thể bị dán đè. Tên hiện lên không đúng thì bác dừng, hỏi người bán.',
        en: 'A code on the counter may have been pasted over. If the name is wrong, stop and ask the seller.',
      },
      obstacles: ['wrong-payee', 'no-network'],
      facts: [codes],
    },
    {
      id: 'confirm',
      title: { vi: 'Xem lại rồi xác nhận', en: 'Check, then confirm' },
      words: {
        vi: 'Bác nhập số tiền, đọc lại một lượt, rồi tự nhập mật khẩu hay mã. Máy báo thành công thì bác đưa người bán xem.',
        en: 'Enter the amount, read it again, then enter your password or code yourself. When it says done, show it to the seller.',
      },
      drawing: 'coins',
      caution: moneyCaution,
      reaches: 'paid',
      obstacles: ['wrong-payee', 'forgot-password'],
      facts: [names],
    },
    {
      id: 'send',
      title: { vi: 'Chuyển cho người nhà', en: 'Send to family' },
      words: {
        vi: 'Chuyển tiền thì bác nhập số tài khoản hay quét mã của họ. Đúng tên người quen bác mới bấm. Trên mười triệu, máy còn xem khuôn mặt bác.',
        en: 'To send money enter their account or scan their code. Confirm only if it is the name you know. Above ten million, it checks your face too.',
      },
      drawing: 'send',
      caution: moneyCaution,
      obstacles: ['wrong-payee', 'cheated', 'face-not-matched'],
      facts: [names, biometrics],
    },
    {
      id: 'shop',
      title: { vi: 'Mua hàng trên mạng', en: 'Shopping online' },
      words: {
        vi: 'Mua hàng trên mạng, bác chọn trả tiền khi nhận hàng. Nhận tận tay, đúng món mới trả. Ai gọi bảo chuyển trước thì bác đừng chuyển.',
        en: 'When you order online choose to pay on delivery. Pay with the right goods in your hands. If somebody calls for money first, send nothing.',
      },
      drawing: 'shop',
      obstacles: ['cheated', 'needs-relative'],
      facts: [delivery],
    },
    {
      id: 'ride',
      title: { vi: 'Gọi xe, gọi đồ ăn', en: 'Rides and meals' },
      words: {
        vi: 'Gọi xe hay đồ ăn, bác nhập nơi đi, nơi đến, xem giá trước rồi hãy đặt. Xe đến, bác xem đúng biển số mới lên.',
        en: 'For a ride or a meal enter from where to where and see the price before you order. Get in only if the number plate is right.',
      },
      drawing: 'ride',
      obstacles: ['no-network', 'hard-to-see'],
      facts: [unverified],
    },
    {
      id: 'keep-safe',
      title: { vi: 'Giữ tài khoản an toàn', en: 'Keep the account safe' },
      words: {
        vi: 'Bác bật tin báo số dư, để ít tiền trong tài khoản dùng hằng ngày. Thấy trừ tiền lạ, bác gọi ngân hàng theo số in sau thẻ.',
        en: 'Switch on balance messages and keep little money in the everyday account. If money goes that you did not pay, call the number on the back of the card.',
      },
      drawing: 'shield',
      obstacles: ['cheated', 'phone-lost'],
      facts: [unverified],
    },
    {
      id: 'try-alone',
      title: { vi: 'Tự quét một lần', en: 'Scan alone once' },
      words: {
        vi: 'Bây giờ bác tự mở ứng dụng, quét thử một mã, đọc tên người nhận cho cháu nghe rồi bấm thoát, chưa trả tiền.',
        en: 'Now open the app by yourself, scan a code, read the name out to me and leave without paying.',
      },
      drawing: 'alone',
      caution: moneyCaution,
      obstacles: ['forgot-password', 'hard-to-see'],
      facts: [unverified],
    },
  ],
  obstacles: [
    stops.afraid,
    stops.noTime,
    stops.needsRelative,
    stops.noAccount,
    moneyObstacles.noBankNear,
    stops.noCard,
    stops.phoneFull,
    stops.noNetwork,
    stops.faceNotMatched,
    stops.noCode,
    stops.forgotPassword,
    stops.wrongPayee,
    stops.cheated,
    moneyObstacles.phoneLost,
    stops.hardToSee,
  ],
  milestones: [
    { id: 'account-ready', title: { vi: 'Tài khoản ngân hàng dùng được trên máy', en: 'Bank account works on the phone' }, counts: true },
    { id: 'paid', title: { vi: 'Đã tự trả một khoản không tiền mặt', en: 'Paid something without cash' }, counts: true, final: true },
  ],
  alone: {
    vi: 'Bác tự quét mã, đọc đúng tên người nhận và số tiền trước khi bấm.',
    en: 'They scan a code and read name and amount before pressing.',
  },
  nextTime: [
    { vi: 'Hẹn ngày ra quầy ngân hàng, nếu chưa có tài khoản.', en: 'Agree on a day at the bank, if there is no account yet.' },
    { vi: 'Lần sau trả thử tiền điện, tiền nước.', en: 'Next time try the electricity or water bill.' },
  ],
  reviewed: false,
});
