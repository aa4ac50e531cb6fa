import { commonObstacles as stops } from './common-obstacles.ts';
import { defineGuide } from './define-guide.ts';
import { papersObstacles } from './papers-obstacles.ts';
import { mayDo, safetyRules, secretCaution } from './safety-rules.ts';
import { vneidObstacles } from './vneid-obstacles.ts';

const path = { certainty: 'sourced', source: 'nghean24h.vn a758648; accgroup.vn huong-dan-tich-hop-gplx-bhyt-bhxh-vao-vneid' } as const;
const standsIn = { certainty: 'sourced', source: 'vnexpress.net 4924821; cafef.vn 188250811101757334' } as const;
const plastic = { certainty: 'sourced', source: 'cafef.vn 188251015221559406; nld.com.vn 196251105082319342 (CSGT TP.HCM)' } as const;
const unverified = { certainty: 'unverified', source: 'Kinh nghiệm chung, cần cán bộ kiểm tra lại trên ứng dụng' } as const;

/** The driving licence in VNeID: for whoever has one, and has it as a plastic card. */
export const drivingLicenceInVneid = defineGuide({
  id: 'driving-licence-in-vneid',
  version: 1,
  title: { vi: 'Giấy phép lái xe trong VNeID', en: 'Driving licence in VNeID' },
  summary: {
    vi: 'Bác mở điện thoại là có bằng lái, khỏi lo quên hay rơi mất.',
    en: 'The licence is on the phone and cannot be forgotten at home.',
  },
  subject: 'person',
  audience: {
    fromAge: 18,
    devices: ['smartphone', 'shared'],
    words: { vi: 'Người có giấy phép lái xe và VNeID mức 2.', en: 'Whoever has a driving licence and VNeID level 2.' },
  },
  requires: [{ guide: 'vneid-level-2', milestone: 'active' }],
  prepare: [
    { vi: 'Giấy phép lái xe, bản chính', en: 'The driving licence itself' },
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
        vi: 'Thưa bác, bằng lái đưa vào VNeID rồi thì khi được hỏi, bác mở điện thoại cho xem. Bằng thật bác cất giữ cẩn thận.',
        en: 'With the licence in VNeID you show the phone when you are asked. Keep the real one in a safe place.',
      },
      drawing: 'licence',
      obstacles: ['afraid', 'no-time', 'no-level-2', 'licence-lost'],
      facts: [standsIn],
    },
    {
      id: 'which-licence',
      title: { vi: 'Xem bằng là loại nào', en: 'Which kind of licence' },
      words: {
        vi: 'Bác xem giúp bằng của bác là thẻ nhựa hay bìa giấy. Bìa giấy thường phải đổi sang thẻ nhựa trước thì mới đưa vào được.',
        en: 'Is your licence plastic or paper? A paper one usually has to be exchanged for plastic first.',
      },
      drawing: 'card',
      obstacles: ['paper-licence', 'licence-lost'],
      facts: [plastic],
    },
    {
      id: 'compare',
      title: { vi: 'So với thẻ căn cước', en: 'Compare with the citizen card' },
      words: {
        vi: 'Bác đặt bằng lái cạnh thẻ căn cước, so họ tên và ngày sinh. Khác nhau dù một chữ thì dễ bị trả lại.',
        en: 'Lay the licence beside the citizen card and compare name and birth. One letter that differs can be enough to be refused.',
      },
      drawing: 'compare',
      obstacles: ['data-mismatch', 'hard-to-see'],
      facts: [unverified],
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
      id: 'enter-number',
      title: { vi: 'Nhập số giấy phép', en: 'Enter the number' },
      words: {
        vi: 'Bác chọn Giấy phép lái xe, chọn đúng hạng, rồi nhập số ghi trên bằng. Mình đọc chậm, từng số một.',
        en: 'Choose Giấy phép lái xe (licence), its class, and enter the number. We go slowly, digit by digit.',
      },
      drawing: 'form',
      obstacles: ['hard-to-see', 'service-down'],
      facts: [path, unverified],
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
      obstacles: ['no-network', 'service-down'],
      facts: [path],
    },
    {
      id: 'wait',
      title: { vi: 'Chờ duyệt', en: 'Wait for approval' },
      words: {
        vi: 'Yêu cầu được đối chiếu rồi mới hiện. Cháu hẹn bác ngày quay lại, mình cùng xem trong mục Lịch sử.',
        en: 'It is checked before it appears. Let us agree on a day and look together under Lịch sử (history).',
      },
      drawing: 'wait',
      appointment: true,
      obstacles: ['result-late', 'data-mismatch', 'paper-licence'],
      facts: [unverified],
    },
    {
      id: 'see-licence',
      title: { vi: 'Xem bằng trên máy', en: 'Look at it' },
      words: {
        vi: 'Bác vào Ví giấy tờ, máy hỏi mã 6 số thì bác tự nhập. Bác bấm Giấy phép lái xe, xem đúng tên, đúng hạng, còn hạn hay không.',
        en: 'Open Ví giấy tờ (papers); if it asks for the passcode, enter it yourself. Press the licence and see that name, class and date are right.',
      },
      drawing: 'licence-on-phone',
      caution: secretCaution,
      reaches: 'integrated',
      obstacles: ['data-mismatch'],
      facts: [path],
    },
    {
      id: 'try-alone',
      title: { vi: 'Tự mở một lần', en: 'Open it alone once' },
      words: {
        vi: 'Bác thử tự mở bằng lái từ đầu, như khi có người hỏi. Cháu chỉ ngồi xem. Ai gọi bảo cập nhật điểm bằng lái qua đường dẫn là lừa đảo.',
        en: 'Now open it by yourself, as if somebody asked for it. I only watch. Whoever calls about licence points and sends a link is a fraud.',
      },
      drawing: 'alone',
      caution: secretCaution,
      obstacles: ['forgot-password'],
      facts: [{ certainty: 'single-source', source: 'kenh14.vn 215251120210051398 (Công an Thanh Hóa)' }],
    },
  ],
  obstacles: [
    stops.afraid,
    stops.noTime,
    stops.noLevel2,
    papersObstacles.licenceLost,
    papersObstacles.paperLicence,
    papersObstacles.licenceMismatch,
    stops.hardToSee,
    vneidObstacles.forgotPassword,
    stops.noNetwork,
    stops.serviceDown,
    stops.resultLate,
  ],
  milestones: [
    { id: 'requested', title: { vi: 'Đã gửi yêu cầu', en: 'Requested' }, counts: false },
    { id: 'integrated', title: { vi: 'Bằng lái đã có trong VNeID', en: 'Licence in VNeID' }, counts: true, final: true },
  ],
  alone: {
    vi: 'Bác tự mở VNeID và đưa được bằng lái ra, không ai nhắc.',
    en: 'They open VNeID and show the licence, with nobody prompting.',
  },
  nextTime: [
    { vi: 'Hẹn ngày xem kết quả, nếu còn chờ.', en: 'Agree on a day to look at the result, if it is still open.' },
    { vi: 'Bằng bìa giấy: hẹn ngày ra công an xã đổi.', en: 'Paper licence: agree on a day at the commune police.' },
  ],
  apps: ['vneid'],
  reviewed: false,
});
