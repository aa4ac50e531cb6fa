import { defineGuide } from './define-guide.ts';
import type { Obstacle } from './guide.ts';
import { mayDo, safetyRules, secretCaution, storeCaution } from './safety-rules.ts';
import { vneidObstacles as stops } from './vneid-obstacles.ts';

const moving = {
  certainty: 'sourced',
  source: 'plo.vn post866326; vietnam.vn huong-dan-cach-dang-nhap-vneid-khi-khong-con-thiet-bi-cu; hoahoctro.tienphong.vn post1549155',
} as const;
const oneDevice = { certainty: 'sourced', source: 'cafef.vn 188250907144814501; znews.vn post1606908' } as const;
const unlinking = {
  certainty: 'sourced',
  source: 'plo.vn post865452; vietnam.vn huong-dan-cach-dang-nhap-vneid-khi-khong-con-thiet-bi-cu',
} as const;
const lost = { certainty: 'single-source', source: 'znews.vn post1606908' } as const;
const unverified = { certainty: 'unverified', source: 'Kinh nghiệm chung, cần cán bộ kiểm tra lại trên ứng dụng' } as const;

const noNfc: Obstacle = {
  id: 'no-nfc',
  title: { vi: 'Máy không đọc được chip trên thẻ', en: 'The phone cannot read the chip' },
  advice: {
    vi: 'Bật NFC, tháo ốp lưng, áp thẻ giữa lưng máy và giữ yên. Máy không có NFC thì mượn máy người nhà tin cậy, làm xong hủy liên kết ngay, hoặc ra công an xã.',
    en: 'Switch NFC on, take off the case, hold the card still on the back. Without NFC, borrow a trusted relative’s phone and unlink it right after, or ask the commune police.',
  },
  followUp: 'return',
};

const phoneLost: Obstacle = {
  id: 'phone-lost',
  title: { vi: 'Máy cũ bị mất hoặc ai đó đang giữ', en: 'The old phone is lost or in other hands' },
  advice: {
    vi: 'Bác báo nhà mạng khóa SIM và báo công an xã để khóa tài khoản VNeID trước. Có ứng dụng ngân hàng trên máy ấy thì gọi ngân hàng khóa luôn.',
    en: 'First they have the SIM locked by the operator and the VNeID account by the commune police. If a bank app was on that phone, they call the bank too.',
  },
  followUp: 'police',
};

/** VNeID lives on one phone at a time: moving it, and taking it off the old or borrowed one. */
export const vneidNewPhone = defineGuide({
  id: 'vneid-new-phone',
  version: 1,
  title: { vi: 'Chuyển VNeID sang máy mới', en: 'VNeID on a new phone' },
  summary: {
    vi: 'Bác đổi máy mà vẫn dùng được VNeID, và máy cũ không còn mở được giấy tờ của bác.',
    en: 'VNeID goes on working on the new phone, and the old one no longer opens one’s papers.',
  },
  subject: 'person',
  audience: {
    fromAge: 14,
    devices: ['smartphone', 'shared'],
    words: {
      vi: 'Người đã dùng VNeID và vừa đổi, mất hoặc mượn máy.',
      en: 'Whoever uses VNeID and has changed, lost or borrowed a phone.',
    },
  },
  need: { obstacles: ['other-phone'] },
  prepare: [
    { vi: 'Máy mới, có mạng, còn pin', en: 'The new phone, with a network and battery' },
    { vi: 'Máy cũ, nếu còn mở được', en: 'The old phone, if it still works' },
    { vi: 'Thẻ căn cước gắn chip', en: 'The citizen card with the chip' },
    { vi: 'SIM đã đăng ký với VNeID', en: 'The SIM registered with VNeID' },
  ],
  rules: [
    ...safetyRules,
    {
      vi: 'Không đăng nhập VNeID của người dân trên máy của tổ hay máy của mình.',
      en: 'Never log a person’s VNeID in on the team’s tablet or your own phone.',
    },
  ],
  may: [...mayDo],
  steps: [
    {
      id: 'explain',
      title: { vi: 'Mỗi lúc chỉ một máy', en: 'One phone at a time' },
      words: {
        vi: 'Thưa bác, tài khoản VNeID mỗi lúc chỉ ở trên một máy. Đổi máy thì mình chuyển sang máy mới, giấy tờ của bác không mất đi đâu cả.',
        en: 'A VNeID account is on one phone at a time. With a new phone we move it over; none of your papers are lost.',
      },
      drawing: 'two-phones',
      obstacles: ['afraid', 'no-time'],
      facts: [oneDevice],
    },
    {
      id: 'ask-old',
      title: { vi: 'Hỏi về máy cũ', en: 'Ask about the old phone' },
      words: {
        vi: 'Máy cũ của bác còn mở được không? Còn thì bác để cạnh đây. Mất rồi thì mình lo khóa trước, rồi dùng thẻ căn cước gắn chip.',
        en: 'Does your old phone still work? If so, keep it at hand. If it is lost we first have it locked, then use the card with the chip.',
      },
      drawing: 'talk',
      obstacles: ['phone-lost', 'no-card'],
      facts: [moving, lost],
    },
    {
      id: 'install',
      title: { vi: 'Cài trên máy mới', en: 'Install on the new phone' },
      words: {
        vi: 'Trên máy mới, bác mở CH Play hoặc App Store, gõ chữ VNeID rồi bấm Cài đặt.',
        en: 'On the new phone open Google Play or the App Store, type VNeID and press Install.',
      },
      drawing: 'store',
      caution: storeCaution,
      obstacles: ['phone-full', 'no-network'],
      facts: [moving],
    },
    {
      id: 'log-in',
      title: { vi: 'Đăng nhập trên máy mới', en: 'Log in on the new phone' },
      words: {
        vi: 'Bác mở VNeID, tự nhập số định danh và mật khẩu. Máy báo đang đăng nhập trên thiết bị mới thì bác bấm Xác nhận.',
        en: 'Open VNeID and enter your number and password yourself. When it says this is a new device, press Xác nhận (confirm).',
      },
      drawing: 'password',
      caution: secretCaution,
      obstacles: ['forgot-password', 'no-network'],
      facts: [moving],
    },
    {
      id: 'confirm-on-old',
      title: { vi: 'Còn máy cũ: xem mã ở đó', en: 'With the old phone: the code is there' },
      words: {
        vi: 'Còn máy cũ thì mã xác nhận hiện trong VNeID ở máy cũ. Bác xem mã rồi tự nhập vào máy mới. Không còn thì mình sang bước sau.',
        en: 'With the old phone, the code appears in its VNeID. Look at it and enter it on the new one yourself. Without it we go to the next step.',
      },
      drawing: 'code-on-old',
      caution: secretCaution,
      obstacles: ['no-code', 'phone-lost'],
      facts: [moving, oneDevice],
    },
    {
      id: 'read-chip',
      title: { vi: 'Mất máy cũ: áp thẻ căn cước', en: 'Without it: hold the card to the phone' },
      words: {
        vi: 'Không còn máy cũ thì bác chọn xác thực bằng thẻ căn cước gắn chip. Bác áp thẻ vào lưng máy, giữ yên đến khi máy báo xong.',
        en: 'Without the old phone choose the chip card. Hold the card to the back of the phone and keep still until it says done.',
      },
      drawing: 'tap-card',
      obstacles: ['no-nfc', 'no-card', 'data-mismatch'],
      facts: [moving],
    },
    {
      id: 'enter-code',
      title: { vi: 'Nhập mã trong tin nhắn', en: 'Enter the code from the SMS' },
      words: {
        vi: 'Máy mới nhận mã xác nhận. Bác tự nhập rồi làm theo màn hình. Vào được trang chính, thấy thẻ của bác là xong.',
        en: 'The new phone receives a code. Enter it yourself and follow the screen. When you see your own card, it is done.',
      },
      drawing: 'sms',
      caution: secretCaution,
      reaches: 'moved',
      obstacles: ['no-code', 'sim-not-own'],
      facts: [moving],
    },
    {
      id: 'unlink',
      title: { vi: 'Gỡ máy cũ, máy mượn', en: 'Unlink the old phone' },
      words: {
        vi: 'Bác vào Cá nhân, rồi Quản lý thiết bị. Thấy máy cũ hay máy đã mượn thì bác bấm Hủy liên kết.',
        en: 'Open Cá nhân, then Quản lý thiết bị (devices). If the old or the borrowed phone is there, press Hủy liên kết (unlink).',
      },
      drawing: 'status',
      reaches: 'old-unlinked',
      obstacles: ['no-network'],
      facts: [unlinking],
    },
    {
      id: 'try-alone',
      title: { vi: 'Tự mở một lần', en: 'Open it alone once' },
      words: {
        vi: 'Bây giờ bác tự tắt ứng dụng rồi mở lại trên máy mới. Cháu chỉ ngồi xem. Máy cũ đem bán hay cho thì bác xóa sạch trước.',
        en: 'Now close the app and open it again on the new phone. I only watch. Erase the old phone before you sell it or give it away.',
      },
      drawing: 'alone',
      caution: secretCaution,
      obstacles: ['forgot-password'],
      facts: [unverified],
    },
  ],
  obstacles: [
    stops.afraid,
    stops.noTime,
    phoneLost,
    stops.noCard,
    stops.phoneFull,
    stops.noNetwork,
    stops.forgotPassword,
    stops.noCode,
    noNfc,
    stops.dataMismatch,
    stops.simNotOwn,
  ],
  milestones: [
    { id: 'moved', title: { vi: 'VNeID đã chạy trên máy của bác', en: 'VNeID works on the person’s own phone' }, counts: true },
    { id: 'old-unlinked', title: { vi: 'Máy cũ đã gỡ khỏi tài khoản', en: 'Old phone unlinked' }, counts: false, final: true },
  ],
  alone: {
    vi: 'Bác tự mở VNeID trên máy mới và cho xem thẻ, không ai nhắc.',
    en: 'They open VNeID on the new phone and show their card, with nobody prompting.',
  },
  nextTime: [
    { vi: 'Xem lại mục Quản lý thiết bị: chỉ còn một máy.', en: 'Look at the devices again: only one is left.' },
    {
      vi: 'Chuyển tiếp ứng dụng ngân hàng ở quầy, nếu máy cũ có.',
      en: 'Have the bank’s app moved at its counter, if it was on the old phone.',
    },
  ],
  apps: ['vneid'],
  reviewed: false,
});
