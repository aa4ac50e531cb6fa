import { commonObstacles as stops } from './common-obstacles.ts';
import { defineGuide } from './define-guide.ts';
import type { Obstacle } from './guide.ts';
import { mayDo, safetyRules, secretCaution, storeCaution } from './safety-rules.ts';

const linked = { certainty: 'sourced', source: 'vnexpress.net 4924821; dansinh.dantri.com.vn 20240514104513263' } as const;
const oldPassword = { certainty: 'single-source', source: 'ebh.vn cach-dang-nhap-vssid' } as const;
const reset = {
  certainty: 'sourced',
  source: 'vietnam.vn lay-lai-mat-khau-vssid-don-gian-nhat; hoanghamobile.com cach-lay-mat-khau-vssid',
} as const;
const screens = { certainty: 'single-source', source: 'hoanghamobile.com cach-lay-mat-khau-vssid' } as const;
const unverified = { certainty: 'unverified', source: 'Chưa rõ VssID có bị thay bằng VNeID không: cần cơ quan BHXH xác nhận' } as const;

const forgotVssid: Obstacle = {
  id: 'forgot-password',
  title: { vi: 'Quên mật khẩu VssID', en: 'VssID password forgotten' },
  advice: {
    vi: 'Đăng nhập bằng VNeID thì không cần mật khẩu VssID. Chưa có VNeID: bác tự bấm Quên mật khẩu, mã gửi về thư điện tử đã đăng ký; không có thư thì ra cơ quan bảo hiểm xã hội.',
    en: 'Logging in with VNeID needs no VssID password. Without VNeID they press Quên mật khẩu and the code comes by e-mail; without e-mail, the social-insurance office helps.',
  },
  followUp: 'service-point',
};

/** Social insurance's own app. VNeID is taught first: its log-in opens this one too. */
export const vssid = defineGuide({
  id: 'vssid',
  version: 1,
  title: { vi: 'VssID, bảo hiểm xã hội số', en: 'VssID, social insurance' },
  summary: {
    vi: 'Bác xem được thẻ bảo hiểm y tế, số năm đóng bảo hiểm và lương hưu của mình.',
    en: 'One’s health card, years of contributions and pension, on the phone.',
  },
  subject: 'person',
  audience: {
    fromAge: 14,
    devices: ['smartphone', 'shared'],
    words: { vi: 'Người đang đóng hoặc đang hưởng bảo hiểm.', en: 'Whoever pays into social insurance or draws from it.' },
  },
  prepare: [
    { vi: 'Thẻ căn cước, để đọc số định danh', en: 'The citizen card, for the number' },
    { vi: 'Điện thoại có VNeID, nếu đã có', en: 'The phone with VNeID, if there is one' },
    { vi: 'Có mạng, máy còn chỗ trống', en: 'A network and free space' },
  ],
  rules: [...safetyRules],
  may: [...mayDo],
  steps: [
    {
      id: 'explain',
      title: { vi: 'VssID để làm gì', en: 'What VssID is for' },
      words: {
        vi: 'Thưa bác, VssID là ứng dụng của Bảo hiểm xã hội Việt Nam. Bác xem được thẻ bảo hiểm y tế, mình đã đóng bao nhiêu năm, lương hưu của mình.',
        en: 'VssID is the app of Vietnam Social Security. It shows your health card, how many years you have paid, and your pension.',
      },
      drawing: 'health-card',
      obstacles: ['afraid', 'no-time', 'no-phone'],
      facts: [linked],
    },
    {
      id: 'install',
      title: { vi: 'Cài ứng dụng', en: 'Install the app' },
      words: {
        vi: 'Bác mở CH Play hoặc App Store, gõ chữ VssID, chọn ứng dụng của Bảo hiểm xã hội Việt Nam rồi bấm Cài đặt.',
        en: 'Open Google Play or the App Store, type VssID, choose the one of Vietnam Social Security and press Install.',
      },
      drawing: 'store',
      caution: storeCaution,
      reaches: 'installed',
      obstacles: ['phone-full', 'no-network'],
      facts: [linked],
    },
    {
      id: 'log-in-vneid',
      title: { vi: 'Đăng nhập bằng VNeID', en: 'Log in with VNeID' },
      words: {
        vi: 'Bác mở VssID, chọn đăng nhập bằng tài khoản VNeID. Bác tự nhập số định danh và mật khẩu VNeID. Chưa có VNeID thì mình sang bước sau.',
        en: 'Open VssID and choose to log in with VNeID. Enter your number and VNeID password yourself. Without VNeID we go to the next step.',
      },
      drawing: 'password',
      caution: secretCaution,
      obstacles: ['no-level-2', 'service-down'],
      facts: [linked],
    },
    {
      id: 'log-in-old',
      title: { vi: 'Chưa có VNeID: mật khẩu VssID', en: 'Without VNeID: the VssID password' },
      words: {
        vi: 'Bác nhập số định danh và mật khẩu VssID đã có. Bác tắt gõ tiếng Việt trước. Sai năm lần thì máy khóa một lúc, mình chờ.',
        en: 'Enter your number and your VssID password. Switch Vietnamese typing off first. After five wrong tries it locks for a while; then we wait.',
      },
      drawing: 'form',
      caution: secretCaution,
      obstacles: ['forgot-password', 'hard-to-see'],
      facts: [oldPassword, reset],
    },
    {
      id: 'enter-code',
      title: { vi: 'Nhập mã xác nhận', en: 'Enter the code' },
      words: {
        vi: 'Máy hỏi mã thì bác xem tin nhắn hoặc thư điện tử, rồi tự nhập. Không hỏi thì mình bỏ qua bước này.',
        en: 'If it asks for a code, look at your messages or e-mail and enter it yourself. If it asks for none, we skip this.',
      },
      drawing: 'sms',
      caution: secretCaution,
      obstacles: ['no-code'],
      facts: [unverified],
    },
    {
      id: 'see-card',
      title: { vi: 'Xem thẻ bảo hiểm y tế', en: 'Look at the health card' },
      words: {
        vi: 'Vào được rồi, bác bấm Thẻ bảo hiểm y tế. Bác xem họ tên, ngày sinh và hạn thẻ có đúng không.',
        en: 'Once inside, press Thẻ bảo hiểm y tế (health card). See that your name, birth and the date are right.',
      },
      drawing: 'health-on-phone',
      reaches: 'usable',
      obstacles: ['data-mismatch', 'service-down'],
      facts: [screens],
    },
    {
      id: 'see-history',
      title: { vi: 'Xem quá trình đóng', en: 'Look at the contributions' },
      words: {
        vi: 'Bác bấm Quá trình tham gia để xem đã đóng những năm nào. Thấy thiếu thì bác ghi ra giấy, hôm nào ra cơ quan bảo hiểm hỏi.',
        en: 'Press Quá trình tham gia (history) to see which years were paid. If one is missing, write it down and ask at the office.',
      },
      drawing: 'status',
      obstacles: ['data-mismatch'],
      facts: [screens, unverified],
    },
    {
      id: 'try-alone',
      title: { vi: 'Tự mở một lần', en: 'Open it alone once' },
      words: {
        vi: 'Bây giờ bác tự tắt rồi mở lại VssID, tìm thẻ của mình. Cháu chỉ ngồi xem, không nhắc.',
        en: 'Now close VssID, open it again and find your card by yourself. I only watch.',
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
    stops.noPhone,
    stops.phoneFull,
    stops.noNetwork,
    stops.noLevel2,
    stops.serviceDown,
    forgotVssid,
    stops.hardToSee,
    stops.noCode,
    stops.insuranceMismatch,
  ],
  milestones: [
    { id: 'installed', title: { vi: 'Đã cài VssID', en: 'VssID installed' }, counts: false },
    { id: 'usable', title: { vi: 'VssID đã dùng được', en: 'VssID works' }, counts: true, final: true },
  ],
  alone: {
    vi: 'Bác tự mở VssID và tìm được thẻ bảo hiểm y tế của mình, không ai nhắc.',
    en: 'They open VssID and find their health card, with nobody prompting.',
  },
  nextTime: [
    { vi: 'Chưa có VNeID mức 2: hẹn ngày ra công an xã.', en: 'No VNeID level 2 yet: agree on a day at the police.' },
    { vi: 'Thiếu năm đóng: hẹn ngày ra cơ quan bảo hiểm xã hội.', en: 'Years missing: agree on a day at the social-insurance office.' },
  ],
  apps: ['vssid', 'vneid'],
  reviewed: false,
});
