import { defineGuide } from './define-guide.ts';
import { mayDo, policeCallCaution, safetyRules, secretCaution, storeCaution } from './safety-rules.ts';
import { vneidObstacles as stops } from './vneid-obstacles.ts';

const inPerson = { certainty: 'sourced', source: 'ebh.vn 28/08/2025; thanhnien.vn 185250514042410221' } as const;
const deadline = {
  certainty: 'single-source',
  source: 'danluatold.thuvienphapluat.vn 598222 (Nghị định 59/2022; chưa xác nhận theo Nghị định 69/2024)',
} as const;
const activation = { certainty: 'sourced', source: 'luatvietnam.vn 96324; dean06.hanam.gov.vn/tailieu/dk_t5.html' } as const;
const communePolice = { certainty: 'unverified', source: 'Công an cấp huyện không còn từ 2025: hỏi lại nơi tiếp nhận tại xã' } as const;
const safety = { certainty: 'sourced', source: 'cafef.vn 18825081006551938; plo.vn post780751; dantri.com.vn 20250718223608817' } as const;
const unverified = { certainty: 'unverified', source: 'Kinh nghiệm chung, cần cán bộ kiểm tra lại trên ứng dụng' } as const;

/** VNeID level 2: the police take face and fingerprints in person; we refer, remind, and help to activate. */
export const vneidLevel2 = defineGuide({
  id: 'vneid-level-2',
  version: 1,
  title: { vi: 'VNeID mức 2', en: 'VNeID level 2' },
  summary: {
    vi: 'Bác dùng điện thoại thay giấy tờ và làm dịch vụ công. Phải ra công an một lần.',
    en: 'The phone stands in for papers and opens public services. It takes one visit to the police.',
  },
  subject: 'person',
  audience: {
    fromAge: 14,
    devices: ['smartphone', 'shared'],
    words: {
      vi: 'Người từ 14 tuổi. Không cần có mức 1 trước. Dưới 14 tuổi: hỏi công an xã, cha mẹ đi cùng.',
      en: 'From 14 years. Level 1 is not needed first. Under 14: ask the commune police, with a parent.',
    },
  },
  prepare: [
    { vi: 'Thẻ căn cước gắn chip (bản chính)', en: 'The chip card itself, not a copy' },
    { vi: 'Điện thoại của bác, SIM đứng tên bác', en: 'The person’s own phone, with a SIM in their name' },
    { vi: 'Giấy tờ muốn đưa thêm vào VNeID, nếu có', en: 'Papers to be added to VNeID, if any' },
  ],
  rules: [
    ...safetyRules,
    {
      vi: 'Không hứa làm mức 2 tại nhà, qua điện thoại hay qua đường dẫn: chỉ công an làm, trực tiếp.',
      en: 'Never promise level 2 at home, by phone or by link: only the police do it, in person.',
    },
  ],
  may: [...mayDo],
  steps: [
    {
      id: 'explain',
      title: { vi: 'Nói rõ mức 2 là gì', en: 'Say what level 2 is' },
      words: {
        vi: 'Thưa bác, mức 2 giúp bác dùng điện thoại thay thẻ và làm dịch vụ công. Việc này phải ra công an xã một lần để lấy vân tay và chụp ảnh. Không ai làm được qua điện thoại.',
        en: 'With level 2 your phone can stand in for the card and open public services. You go to the commune police once, for fingerprints and a picture. Nobody can do it by phone.',
      },
      drawing: 'talk',
      caution: policeCallCaution,
      obstacles: ['afraid', 'no-phone', 'no-time'],
      facts: [inPerson, safety],
    },
    {
      id: 'check-papers',
      title: { vi: 'Xem đã đủ chưa', en: 'See that all is there' },
      words: {
        vi: 'Bác có thẻ căn cước gắn chip chưa ạ? Số điện thoại bác đang dùng có đứng tên bác không?',
        en: 'Do you have the card with the chip? Is the telephone number you use in your own name?',
      },
      drawing: 'card',
      obstacles: ['no-card', 'sim-not-own'],
      facts: [deadline],
    },
    {
      id: 'agree-day',
      title: { vi: 'Hẹn ngày ra công an xã', en: 'Agree on the day' },
      words: {
        vi: 'Bác ra công an xã ngày nào thì tiện ạ? Cháu ghi lại ngày hẹn. Bác đăng ký ở nơi tạm trú cũng được.',
        en: 'Which day suits you for the commune police? I note the day. The police where you stay temporarily can do it too.',
      },
      drawing: 'calendar',
      reaches: 'referred',
      appointment: true,
      obstacles: ['cannot-travel', 'no-time'],
      facts: [deadline, communePolice],
    },
    {
      id: 'go-to-police',
      title: { vi: 'Đi làm ở công an xã', en: 'At the police' },
      words: {
        vi: 'Bác mang thẻ căn cước và điện thoại, nói muốn làm định danh mức 2. Cán bộ sẽ chụp ảnh, lấy vân tay. Bác đọc đúng số điện thoại của mình.',
        en: 'Take card and phone, and say you want identity level 2. The officer takes a picture and fingerprints. Give your own telephone number.',
      },
      drawing: 'police',
      reaches: 'at-police',
      obstacles: ['cannot-travel', 'no-card', 'data-mismatch'],
      facts: [deadline, communePolice],
    },
    {
      id: 'wait',
      title: { vi: 'Chờ tin báo đã duyệt', en: 'Wait for approval' },
      words: {
        vi: 'Bác đã làm ở công an rồi thì chờ tin nhắn báo, thường vài ngày làm việc. Được duyệt rồi vẫn phải kích hoạt mới dùng được. Cháu hẹn bác ngày quay lại.',
        en: 'After the police, wait for the message, usually some working days. Even when approved, it works only after activation. Let us agree on a day for it.',
      },
      drawing: 'wait',
      caution: policeCallCaution,
      reaches: 'approved',
      appointment: true,
      obstacles: ['result-late'],
      facts: [deadline, safety],
    },
    {
      id: 'install',
      title: { vi: 'Cài VNeID trên máy của bác', en: 'Install VNeID' },
      words: {
        vi: 'Bác mở CH Play hoặc App Store, gõ chữ VNeID rồi cài. Nếu máy đã có thì bác cập nhật lên bản mới.',
        en: 'Open Google Play or the App Store, type VNeID and install it. If it is there already, update it.',
      },
      drawing: 'store',
      caution: storeCaution,
      obstacles: ['phone-full', 'no-network', 'no-phone'],
      facts: [safety, unverified],
    },
    {
      id: 'press-activate',
      title: { vi: 'Bấm Kích hoạt', en: 'Press Activate' },
      words: {
        vi: 'Bác mở VNeID, bấm Kích hoạt. Bác nhập 12 số trên thẻ và số điện thoại đã đọc cho công an.',
        en: 'Open VNeID and press Activate (Kích hoạt). Enter the 12 digits of the card and the number you gave to the police.',
      },
      drawing: 'form',
      obstacles: ['other-phone', 'data-mismatch', 'no-network'],
      facts: [activation],
    },
    {
      id: 'enter-code',
      title: { vi: 'Nhập mã trong tin nhắn', en: 'Enter the code from the SMS' },
      words: {
        vi: 'Máy nhận tin nhắn có mã số, chữ trong tin không có dấu. Bác xem mã rồi tự nhập vào VNeID.',
        en: 'A message with a code arrives, written without accents. Look at the code and enter it in VNeID yourself.',
      },
      drawing: 'sms',
      caution: secretCaution,
      obstacles: ['no-code', 'sim-not-own'],
      facts: [activation, safety],
    },
    {
      id: 'choose-password',
      title: { vi: 'Đặt mật khẩu', en: 'Choose a password' },
      words: {
        vi: 'Bác đặt mật khẩu từ 8 đến 20 ký tự, có chữ hoa, chữ thường, số và dấu đặc biệt như @. Bác tắt gõ tiếng Việt cho dễ.',
        en: 'Choose a password of 8 to 20 characters with capitals, small letters, digits and a sign such as @. Switch off Vietnamese typing first.',
      },
      drawing: 'password',
      caution: secretCaution,
      obstacles: ['forgot-password'],
      facts: [activation],
    },
    {
      id: 'choose-passcode',
      title: { vi: 'Đặt mã 6 số', en: 'Choose the 6-digit passcode' },
      words: {
        vi: 'Bác đặt thêm một mã 6 số để mở giấy tờ. Chọn số bác dễ nhớ, nhưng đừng lấy ngày sinh.',
        en: 'Choose a 6-digit passcode that opens your papers. Take one you remember, but not your birthday.',
      },
      drawing: 'passcode',
      caution: secretCaution,
      obstacles: ['forgot-password'],
      facts: [activation, unverified],
    },
    {
      id: 'questions',
      title: { vi: 'Chọn hai câu hỏi, đăng nhập lại', en: 'Two questions, then log in' },
      words: {
        vi: 'Bác chọn hai câu hỏi bí mật và trả lời. Rồi bác đăng nhập lại bằng mật khẩu vừa đặt. Vào được là tài khoản mức 2 đã dùng được.',
        en: 'Choose two security questions and answer them. Then log in again with the new password. Once inside, level 2 is active.',
      },
      drawing: 'questions',
      caution: secretCaution,
      reaches: 'active',
      obstacles: ['forgot-password', 'no-network'],
      facts: [activation],
    },
    {
      id: 'try-alone',
      title: { vi: 'Tự mở một lần', en: 'Open it alone once' },
      words: {
        vi: 'Bây giờ bác tự tắt rồi mở lại, vào xem thẻ của mình. Cháu chỉ ngồi xem. Sau này ai gọi hỏi mã thì bác đừng đọc.',
        en: 'Now close it and open it again, and look at your card. I only watch. If anybody ever calls and asks for a code, never read it out.',
      },
      drawing: 'alone',
      caution: policeCallCaution,
      obstacles: ['forgot-password'],
      facts: [safety, unverified],
    },
  ],
  obstacles: [
    stops.afraid,
    stops.noPhone,
    stops.noTime,
    stops.noCard,
    stops.simNotOwn,
    stops.cannotTravel,
    stops.dataMismatch,
    stops.resultLate,
    stops.phoneFull,
    stops.noNetwork,
    stops.otherPhone,
    stops.noCode,
    stops.forgotPassword,
  ],
  milestones: [
    { id: 'referred', title: { vi: 'Đã hẹn ra công an xã', en: 'Referred to the police' }, counts: false },
    { id: 'at-police', title: { vi: 'Đã làm ở công an, chờ duyệt', en: 'Done at the police, waiting' }, counts: true },
    { id: 'approved', title: { vi: 'Đã duyệt, chưa kích hoạt', en: 'Approved, not activated' }, counts: true },
    { id: 'active', title: { vi: 'Mức 2 đã kích hoạt', en: 'Level 2 active' }, counts: true, final: true },
  ],
  alone: {
    vi: 'Bác tự mở VNeID, nhập mã của mình và cho xem thẻ, không ai nhắc.',
    en: 'They open VNeID, enter their own code and show their card, with nobody prompting.',
  },
  nextTime: [
    { vi: 'Hẹn ngày ra công an xã, rồi ngày quay lại kích hoạt.', en: 'Agree on the day at the police, then on a day to activate.' },
    { vi: 'Lần sau đưa thẻ bảo hiểm y tế vào VNeID.', en: 'Next time put the health card into VNeID.' },
  ],
  apps: ['vneid'],
  reviewed: false,
});
