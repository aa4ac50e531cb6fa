import { defineGuide } from './define-guide.ts';
import { mayDo, safetyRules, secretCaution, storeCaution } from './safety-rules.ts';
import { vneidObstacles as stops } from './vneid-obstacles.ts';

const registering = { certainty: 'single-source', source: 'Nghị định 69/2024/NĐ-CP; vnfinance.vn 62933' } as const;
const safety = { certainty: 'sourced', source: 'cafef.vn 188240208104440651; plo.vn post780751; dantri.com.vn 20250718223608817' } as const;
const unverified = { certainty: 'unverified', source: 'Kinh nghiệm chung, cần cán bộ kiểm tra lại trên ứng dụng' } as const;

/** VNeID level 1: registered by the person alone, at home. */
export const vneidLevel1 = defineGuide({
  id: 'vneid-level-1',
  version: 1,
  title: { vi: 'VNeID mức 1', en: 'VNeID level 1' },
  summary: {
    vi: 'Bác có tài khoản định danh trên điện thoại, đăng ký ngay tại nhà.',
    en: 'An electronic identity on the person’s own phone, registered at home.',
  },
  subject: 'person',
  audience: {
    fromAge: 14,
    devices: ['smartphone', 'shared'],
    words: {
      vi: 'Người từ 14 tuổi tự đăng ký. Dưới 14 tuổi hoặc người được giám hộ: cha mẹ, người giám hộ đã có mức 2 làm thay.',
      en: 'From 14 years people register themselves. For children under 14 and wards, a parent or guardian with level 2 does it.',
    },
  },
  coveredBy: [{ guide: 'vneid-level-2', milestone: 'at-police' }],
  prepare: [
    { vi: 'Thẻ căn cước, để bác tự đọc số định danh 12 số', en: 'The citizen card, from which the person reads the 12-digit number' },
    { vi: 'Điện thoại của bác, SIM đứng tên bác', en: 'The person’s own phone, with a SIM in their name' },
    { vi: 'Có mạng, máy còn pin và còn chỗ trống', en: 'A network, some battery and free space on the phone' },
    { vi: 'Địa chỉ thư điện tử, nếu có', en: 'An e-mail address, if there is one' },
  ],
  rules: [...safetyRules],
  may: [...mayDo],
  steps: [
    {
      id: 'explain',
      title: { vi: 'Giới thiệu', en: 'Introduce' },
      words: {
        vi: 'Thưa bác, VNeID là ứng dụng định danh của Bộ Công an, giúp bác làm giấy tờ nhanh hơn. Bác cầm máy và tự bấm, cháu ngồi bên cạnh chỉ từng bước. Bác muốn dừng lúc nào cũng được.',
        en: 'VNeID is the identity app of the Ministry of Public Security; it makes paperwork quicker. You hold the phone and press the buttons, I sit beside you and explain. We can stop whenever you like.',
      },
      drawing: 'talk',
      obstacles: ['afraid', 'no-phone', 'no-time'],
      facts: [safety],
    },
    {
      id: 'check-sim',
      title: { vi: 'Hỏi về SIM', en: 'Ask about the SIM' },
      words: {
        vi: 'Bác cho cháu hỏi: số điện thoại bác đang dùng có đứng tên bác không? Phải là SIM của chính bác thì mới đăng ký được.',
        en: 'May I ask whether the number you use is registered in your name? Registration works only with a SIM of your own.',
      },
      drawing: 'sim',
      obstacles: ['sim-not-own', 'no-network'],
      facts: [registering],
    },
    {
      id: 'install',
      title: { vi: 'Cài ứng dụng', en: 'Install the app' },
      words: {
        vi: 'Bác mở CH Play, nếu là iPhone thì mở App Store. Bác gõ chữ VNeID rồi bấm Cài đặt. Chờ một lát cho máy tải xong.',
        en: 'Open Google Play, or the App Store on an iPhone. Type VNeID and press Install. Wait a little until it has loaded.',
      },
      drawing: 'store',
      caution: storeCaution,
      reaches: 'installed',
      obstacles: ['phone-full', 'no-network'],
      facts: [registering, safety],
    },
    {
      id: 'enter-number',
      title: { vi: 'Nhập số định danh', en: 'Enter the number' },
      words: {
        vi: 'Bác mở VNeID, bấm Đăng ký. Bác nhìn thẻ căn cước, nhập 12 số định danh, rồi nhập số điện thoại của bác.',
        en: 'Open VNeID and press Register (Đăng ký). From your card, enter the 12-digit number, then your telephone number.',
      },
      drawing: 'form',
      obstacles: ['sim-not-own', 'other-phone', 'data-mismatch'],
      facts: [registering, unverified],
    },
    {
      id: 'enter-code',
      title: { vi: 'Nhập mã trong tin nhắn', en: 'Enter the code from the SMS' },
      words: {
        vi: 'Máy sẽ nhận một tin nhắn có mã số. Bác mở tin nhắn xem mã, rồi tự nhập vào VNeID.',
        en: 'The phone receives a message with a code. Look at it and enter it in VNeID yourself.',
      },
      drawing: 'sms',
      caution: secretCaution,
      obstacles: ['no-code'],
      facts: [unverified, safety],
    },
    {
      id: 'declare',
      title: { vi: 'Khai thông tin', en: 'Fill in the form' },
      words: {
        vi: 'Bác khai họ tên, ngày sinh đúng như trên thẻ. Chỗ nào hỏi thư điện tử mà bác không có thì bỏ qua.',
        en: 'Fill in name and date of birth exactly as on the card. If you have no e-mail address, leave that line empty.',
      },
      drawing: 'card',
      obstacles: ['data-mismatch', 'no-time'],
      facts: [registering],
    },
    {
      id: 'face',
      title: { vi: 'Chụp khuôn mặt', en: 'Take the picture of the face' },
      words: {
        vi: 'Bác ngồi chỗ sáng, bỏ mũ và kính, để máy ngang mặt. Bác làm theo lời nhắc trên màn hình, từ từ thôi ạ.',
        en: 'Sit in good light, take off hat and glasses, hold the phone level with your face. Follow the screen, there is no hurry.',
      },
      drawing: 'face',
      obstacles: ['face-not-matched'],
      facts: [registering],
    },
    {
      id: 'send',
      title: { vi: 'Gửi đăng ký', en: 'Send it' },
      words: {
        vi: 'Bác xem lại một lượt. Đúng rồi thì bác bấm gửi. Vậy là bác đã đăng ký xong phần của mình.',
        en: 'Read it through once more. If it is right, press send. Your part of the registration is done.',
      },
      drawing: 'send',
      reaches: 'applied',
      obstacles: ['no-network', 'data-mismatch'],
      facts: [registering],
    },
    {
      id: 'wait',
      title: { vi: 'Chờ kết quả', en: 'Wait for the result' },
      words: {
        vi: 'Kết quả sẽ báo trong ứng dụng hoặc bằng tin nhắn. Cháu xin hẹn một ngày quay lại xem cùng bác.',
        en: 'The result comes in the app or by SMS. Let us agree on a day when I come back and we look together.',
      },
      drawing: 'wait',
      appointment: true,
      obstacles: ['result-late'],
      facts: [registering],
    },
    {
      id: 'activate',
      title: { vi: 'Kích hoạt tài khoản', en: 'Activate the account' },
      words: {
        vi: 'Có thông báo rồi, bác mở VNeID, bấm Kích hoạt và làm theo màn hình. Mật khẩu là của riêng bác, bác tự đặt.',
        en: 'Once the news has come, open VNeID, press Activate (Kích hoạt) and follow the screen. The password is yours alone: choose it yourself.',
      },
      drawing: 'password',
      caution: secretCaution,
      reaches: 'active',
      obstacles: ['no-code', 'forgot-password', 'other-phone'],
      facts: [unverified, safety],
    },
    {
      id: 'try-alone',
      title: { vi: 'Tự mở một lần', en: 'Open it alone once' },
      words: {
        vi: 'Bây giờ bác thử tự tắt ứng dụng rồi mở lại từ đầu. Cháu chỉ ngồi xem, không nhắc. Bác làm được là dùng được rồi.',
        en: 'Now close the app and open it again by yourself. I only watch. If you can do that, you can use it.',
      },
      drawing: 'alone',
      caution: secretCaution,
      obstacles: ['forgot-password'],
      facts: [unverified],
    },
  ],
  obstacles: [
    stops.afraid,
    stops.noPhone,
    stops.noTime,
    stops.simNotOwn,
    stops.noNetwork,
    stops.phoneFull,
    stops.otherPhone,
    stops.dataMismatch,
    stops.noCode,
    stops.faceNotMatched,
    stops.resultLate,
    stops.forgotPassword,
  ],
  milestones: [
    { id: 'installed', title: { vi: 'Đã cài VNeID', en: 'VNeID installed' }, counts: false },
    { id: 'applied', title: { vi: 'Đã gửi đăng ký mức 1', en: 'Level 1 applied for' }, counts: true },
    { id: 'active', title: { vi: 'Mức 1 đã dùng được', en: 'Level 1 active' }, counts: true, final: true },
  ],
  alone: {
    vi: 'Bác tự mở VNeID và đăng nhập được, không ai nhắc.',
    en: 'They open VNeID and log in by themselves, with nobody prompting.',
  },
  nextTime: [
    { vi: 'Hẹn ngày quay lại xem kết quả và kích hoạt.', en: 'Agree on a day to look at the result and activate.' },
    { vi: 'Bàn chuyện ra công an xã làm mức 2.', en: 'Talk about going to the commune police for level 2.' },
  ],
  apps: ['vneid'],
  reviewed: false,
});
