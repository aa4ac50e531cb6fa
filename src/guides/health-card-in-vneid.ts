import { commonObstacles as stops } from './common-obstacles.ts';
import { defineGuide } from './define-guide.ts';
import { papersObstacles } from './papers-obstacles.ts';
import { mayDo, safetyRules, secretCaution } from './safety-rules.ts';
import { vneidObstacles } from './vneid-obstacles.ts';

const noPaper = { certainty: 'sourced', source: 'Công văn 168/BHXH-QLT: nghean24h.vn a758648; cafef.vn 188250811101757334' } as const;
const path = { certainty: 'sourced', source: 'nghean24h.vn a758648; thuphuc.vn tin-benh-vien 149' } as const;
const details = { certainty: 'single-source', source: 'thuphuc.vn tin-benh-vien 149' } as const;
const atHospital = { certainty: 'sourced', source: 'vnexpress.net 4433484; hieuluat.vn 559-44374' } as const;
const unverified = { certainty: 'unverified', source: 'Kinh nghiệm chung, cần cơ quan BHXH kiểm tra lại trên ứng dụng' } as const;

/** The health-insurance card in VNeID, then the health book that rests on it. */
export const healthCardInVneid = defineGuide({
  id: 'health-card-in-vneid',
  version: 1,
  title: { vi: 'Thẻ bảo hiểm y tế trong VNeID', en: 'Health card in VNeID' },
  summary: {
    vi: 'Bác đi khám không cần thẻ giấy, và xem được sổ sức khỏe của mình.',
    en: 'To the hospital without a paper card, and one’s own health book on the phone.',
  },
  subject: 'person',
  audience: {
    fromAge: 14,
    devices: ['smartphone', 'shared'],
    words: {
      vi: 'Người đã có VNeID mức 2 và có bảo hiểm y tế. Thẻ của con nhỏ: cha mẹ hỏi cơ quan bảo hiểm xã hội.',
      en: 'People with VNeID level 2 and health insurance. For children’s cards, parents ask the social-insurance office.',
    },
  },
  requires: [{ guide: 'vneid-level-2', milestone: 'active' }],
  prepare: [
    { vi: 'Thẻ bảo hiểm y tế hoặc số thẻ', en: 'The health card, or its number' },
    { vi: 'Thẻ căn cước, để so tên và ngày sinh', en: 'The citizen card, to compare name and birth' },
    { vi: 'Điện thoại đang dùng VNeID, có mạng', en: 'The phone with VNeID, and a network' },
  ],
  rules: [...safetyRules],
  may: [...mayDo],
  steps: [
    {
      id: 'explain',
      title: { vi: 'Vì sao nên làm', en: 'Why it helps' },
      words: {
        vi: 'Thưa bác, từ tháng 6 năm 2025 thẻ bảo hiểm y tế giấy không cấp mới nữa. Có thẻ trong VNeID, bác đi khám chỉ cần điện thoại, hoặc vẫn dùng thẻ căn cước.',
        en: 'Since June 2025 no new paper health cards are given out. With the card in VNeID, the phone is enough at the hospital, and the citizen card still works.',
      },
      drawing: 'health-card',
      obstacles: ['afraid', 'no-time', 'no-level-2'],
      facts: [noPaper],
    },
    {
      id: 'open-papers',
      title: { vi: 'Mở Ví giấy tờ', en: 'Open the wallet of papers' },
      words: {
        vi: 'Bác mở VNeID, tự nhập mật khẩu. Bác vào Ví giấy tờ, bấm Tích hợp thông tin, rồi bấm Tạo mới yêu cầu.',
        en: 'Open VNeID and enter your password yourself. Then Ví giấy tờ (papers), Tích hợp thông tin (add), Tạo mới yêu cầu (new request).',
      },
      drawing: 'papers',
      caution: secretCaution,
      obstacles: ['forgot-password', 'no-network'],
      facts: [path],
    },
    {
      id: 'choose-card',
      title: { vi: 'Chọn thẻ bảo hiểm y tế', en: 'Choose the health card' },
      words: {
        vi: 'Ở ô loại giấy tờ, bác chọn Thẻ bảo hiểm y tế. Nơi cấp, bác chọn Bảo hiểm xã hội Việt Nam, trừ khi thẻ do công an cấp.',
        en: 'As kind of paper choose Thẻ bảo hiểm y tế (health card). As issuer choose Vietnam Social Security, unless the police issued it.',
      },
      drawing: 'form',
      obstacles: ['service-down'],
      facts: [path, details],
    },
    {
      id: 'enter-number',
      title: { vi: 'Nhập số thẻ', en: 'Enter the number' },
      words: {
        vi: 'Bác nhìn thẻ, nhập đúng số: mười số, hoặc mười lăm ký tự gồm cả chữ. Mình đọc chậm, từng ký tự một.',
        en: 'From your card enter the number: ten digits, or fifteen characters with letters. We go slowly, one by one.',
      },
      drawing: 'card',
      obstacles: ['no-card-number', 'hard-to-see'],
      facts: [details],
    },
    {
      id: 'send',
      title: { vi: 'Xem lại và gửi', en: 'Check and send' },
      words: {
        vi: 'Bác đọc lại một lượt. Đúng rồi thì bác đánh dấu ô xác nhận và bấm Gửi yêu cầu.',
        en: 'Read it through once more. If it is right, tick the box and press Gửi yêu cầu (send).',
      },
      drawing: 'send',
      reaches: 'requested',
      obstacles: ['data-mismatch', 'no-network', 'service-down'],
      facts: [path, details],
    },
    {
      id: 'wait',
      title: { vi: 'Chờ kết quả', en: 'Wait for the result' },
      words: {
        vi: 'Có khi được ngay, có khi phải chờ. Cháu hẹn bác ngày quay lại, mình cùng xem trong mục Lịch sử.',
        en: 'Sometimes it is there at once, sometimes not. Let us agree on a day and look together under Lịch sử (history).',
      },
      drawing: 'wait',
      appointment: true,
      obstacles: ['result-late', 'data-mismatch', 'card-expired'],
      facts: [unverified],
    },
    {
      id: 'see-card',
      title: { vi: 'Xem thẻ', en: 'Look at the card' },
      words: {
        vi: 'Bác vào Ví giấy tờ, máy hỏi mã 6 số thì bác tự nhập. Bác bấm Thẻ bảo hiểm y tế, xem họ tên và hạn thẻ đã đúng chưa.',
        en: 'Open Ví giấy tờ (papers); if it asks for the passcode, enter it yourself. Press the health card and see that your name and the date are right.',
      },
      drawing: 'health-on-phone',
      caution: secretCaution,
      reaches: 'integrated',
      obstacles: ['card-expired', 'data-mismatch'],
      facts: [path],
    },
    {
      id: 'at-hospital',
      title: { vi: 'Đưa thẻ khi đi khám', en: 'At the hospital' },
      words: {
        vi: 'Đến quầy khám, bác mở thẻ này cho cán bộ quét. Máy hết pin thì bác đưa thẻ căn cước gắn chip, vẫn được.',
        en: 'At the desk open this card and let them scan it. If the battery is empty, show the citizen card with the chip; that works too.',
      },
      drawing: 'counter',
      obstacles: ['hard-to-see'],
      facts: [atHospital],
    },
    {
      id: 'health-book',
      title: { vi: 'Mở sổ sức khỏe', en: 'Open the health book' },
      words: {
        vi: 'Bác mở mục Sổ sức khỏe điện tử trong VNeID, xem lần khám gần nhất. Chưa có gì cũng không sao, nơi khám sẽ đưa lên dần.',
        en: 'Open Sổ sức khỏe điện tử (health book) in VNeID and look at the last visit. If it is empty, the hospitals will fill it over time.',
      },
      drawing: 'status',
      reaches: 'health-book',
      obstacles: ['service-down'],
      facts: [details, unverified],
    },
    {
      id: 'try-alone',
      title: { vi: 'Tự mở một lần', en: 'Open it alone once' },
      words: {
        vi: 'Bây giờ bác tự tắt rồi mở lại, tìm thẻ bảo hiểm y tế của mình. Cháu chỉ ngồi xem, không nhắc.',
        en: 'Now close it, open it again and find your health card by yourself. I only watch.',
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
    stops.noLevel2,
    vneidObstacles.forgotPassword,
    stops.noNetwork,
    stops.serviceDown,
    papersObstacles.noHealthNumber,
    stops.hardToSee,
    stops.insuranceMismatch,
    stops.resultLate,
    papersObstacles.cardExpired,
  ],
  milestones: [
    { id: 'requested', title: { vi: 'Đã gửi yêu cầu', en: 'Requested' }, counts: false },
    { id: 'integrated', title: { vi: 'Thẻ BHYT đã có trong VNeID', en: 'Health card in VNeID' }, counts: true },
    { id: 'health-book', title: { vi: 'Đã mở sổ sức khỏe điện tử', en: 'Health book opened' }, counts: true, final: true },
  ],
  alone: {
    vi: 'Bác tự mở VNeID và đưa được thẻ bảo hiểm y tế ra, không ai nhắc.',
    en: 'They open VNeID and show the health card, with nobody prompting.',
  },
  nextTime: [
    { vi: 'Hẹn ngày xem kết quả, nếu còn chờ.', en: 'Agree on a day to look at the result, if it is still open.' },
    { vi: 'Hỏi lần khám sau đã dùng thẻ trên máy được chưa.', en: 'Ask whether the card on the phone was used at the next visit.' },
  ],
  apps: ['vneid'],
  reviewed: false,
});
