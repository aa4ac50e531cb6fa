import { defineGuide } from './define-guide.ts';
import { portalObstacles as stops } from './portal-obstacles.ts';
import { mayDo, moneyCaution, officialSiteCaution, papersCaution, safetyRules, secretCaution } from './safety-rules.ts';

const steps = {
  certainty: 'sourced',
  source: 'namhonglinh.hatinh.gov.vn (Chỉ thị 24/CT-TTg); ketoananpha.vn; laodongthudo.vn 191567',
} as const;
const logIn = { certainty: 'sourced', source: 'thanhtraqnam.gov.vn; namhonglinh.hatinh.gov.vn' } as const;
const onlyOnline = { certainty: 'single-source', source: 'namhonglinh.hatinh.gov.vn: 25 dịch vụ từ 01/10/2025' } as const;
const units = {
  certainty: 'sourced',
  source: 'Sắp xếp đơn vị hành chính từ 01/7/2025; github.com/thanglequoc/vietnamese-provinces-database',
} as const;
const falseSites = { certainty: 'sourced', source: 'cafef.vn 188260108201707045; dantri.com.vn 20250829133346193' } as const;
const unverified = { certainty: 'unverified', source: 'Kinh nghiệm chung, cần trung tâm hành chính công kiểm tra lại' } as const;

/** The National Public Service Portal: log in, find a procedure, attach, pay, submit, follow. */
export const publicServicePortal = defineGuide({
  id: 'public-service-portal',
  version: 1,
  title: { vi: 'Cổng Dịch vụ công quốc gia', en: 'National Public Service Portal' },
  summary: {
    vi: 'Bác nộp giấy tờ qua mạng, đỡ đi lại, và xem được hồ sơ đến đâu.',
    en: 'Papers handed in from home, and one sees how far they have come.',
  },
  subject: 'person',
  audience: {
    fromAge: 16,
    devices: ['smartphone', 'shared'],
    words: {
      vi: 'Người đã có VNeID mức 2 và đang cần một việc cụ thể.',
      en: 'People with VNeID level 2 who need something particular done.',
    },
  },
  requires: [{ guide: 'vneid-level-2', milestone: 'active' }],
  prepare: [
    { vi: 'Điện thoại đang dùng VNeID, có mạng', en: 'The phone with VNeID, and a network' },
    { vi: 'Giấy tờ gốc của việc cần làm', en: 'The original papers of what is to be done' },
    { vi: 'Tài khoản ngân hàng hoặc ví, nếu việc ấy có phí', en: 'A bank account or wallet, if there is a fee' },
    { vi: 'Bút và giấy để ghi mã hồ sơ', en: 'Pen and paper for the file number' },
  ],
  rules: [
    ...safetyRules,
    { vi: 'Không nộp hồ sơ bằng tài khoản của mình thay cho người dân.', en: 'Never submit for somebody from your own account.' },
  ],
  may: [...mayDo],
  steps: [
    {
      id: 'explain',
      title: { vi: 'Cổng để làm gì', en: 'What the portal is for' },
      words: {
        vi: 'Thưa bác, Cổng Dịch vụ công quốc gia là nơi nộp giấy tờ qua mạng. Hôm nay mình làm thử một việc bác đang cần, khó thì ra xã vẫn được giúp.',
        en: 'The National Public Service Portal is where papers are handed in online. Today we try one thing you need; if it is hard, the commune still helps.',
      },
      drawing: 'papers',
      obstacles: ['afraid', 'no-time', 'no-level-2'],
      facts: [steps, onlyOnline],
    },
    {
      id: 'choose-need',
      title: { vi: 'Bác cần giấy gì', en: 'What is needed' },
      words: {
        vi: 'Bác đang cần giấy gì ạ: khai sinh, xác nhận cư trú, trợ cấp, hay giấy khác? Bác lấy giấy tờ gốc của việc ấy để sẵn đây.',
        en: 'What do you need: a birth paper, a proof of residence, an allowance, something else? Please have its original papers at hand.',
      },
      drawing: 'talk',
      obstacles: ['papers-missing', 'needs-relative'],
      facts: [unverified],
    },
    {
      id: 'open-site',
      title: { vi: 'Mở đúng địa chỉ', en: 'Open the right address' },
      words: {
        vi: 'Bác mở trình duyệt, gõ dichvucong.gov.vn. Bác nhìn kỹ phần đuôi phải là gov.vn rồi mới làm tiếp.',
        en: 'Open the browser and type dichvucong.gov.vn. See that it ends in gov.vn before you go on.',
      },
      drawing: 'address',
      caution: officialSiteCaution,
      obstacles: ['no-network', 'service-down'],
      facts: [steps, falseSites],
    },
    {
      id: 'log-in',
      title: { vi: 'Đăng nhập bằng VNeID', en: 'Log in with VNeID' },
      words: {
        vi: 'Bác bấm Đăng nhập, chọn VNeID. Bác tự nhập số định danh và mật khẩu, rồi mở VNeID trên máy để xác nhận.',
        en: 'Press Đăng nhập (log in) and choose VNeID. Enter your number and password yourself, then confirm in VNeID.',
      },
      drawing: 'password',
      caution: secretCaution,
      reaches: 'logged-in',
      obstacles: ['no-level-2', 'forgot-password', 'no-code'],
      facts: [logIn],
    },
    {
      id: 'find',
      title: { vi: 'Tìm việc cần làm', en: 'Find the procedure' },
      words: {
        vi: 'Ở ô tìm kiếm, bác gõ tên việc cần làm, ví dụ: đăng ký thường trú. Bác đọc kỹ rồi bấm đúng dòng ấy.',
        en: 'In the search box type what you need, such as đăng ký thường trú (residence). Read carefully and press the right line.',
      },
      drawing: 'search',
      obstacles: ['not-found', 'hard-to-see'],
      facts: [steps],
    },
    {
      id: 'choose-office',
      title: { vi: 'Chọn nơi giải quyết', en: 'Choose the office' },
      words: {
        vi: 'Bác chọn tỉnh và xã nơi giải quyết. Từ tháng 7 năm 2025 không còn cấp huyện, bác chọn thẳng tên xã mới.',
        en: 'Choose the province and the commune. Since July 2025 there are no districts: choose the new commune directly.',
      },
      drawing: 'counter',
      obstacles: ['not-found'],
      facts: [steps, units],
    },
    {
      id: 'fill-in',
      title: { vi: 'Điền thông tin', en: 'Fill in' },
      words: {
        vi: 'Nhiều ô máy đã điền sẵn. Bác đọc lại từng ô, chỗ nào sai hay còn trống thì bác sửa, cháu đọc giúp chữ nhỏ.',
        en: 'Much is filled in already. Read each line, correct what is wrong or empty; I help with small letters.',
      },
      drawing: 'form',
      obstacles: ['hard-to-see', 'data-mismatch'],
      facts: [unverified],
    },
    {
      id: 'attach',
      title: { vi: 'Đính kèm giấy tờ', en: 'Attach the papers' },
      words: {
        vi: 'Bác đặt giấy tờ chỗ sáng, tự chụp rõ bốn góc, rồi bấm đính kèm. Xong việc bác xóa ảnh trên máy cũng được.',
        en: 'Lay the papers in good light, take a picture with all four corners, and attach it. You may delete it afterwards.',
      },
      drawing: 'upload',
      caution: papersCaution,
      obstacles: ['papers-missing', 'service-down'],
      facts: [steps],
    },
    {
      id: 'pay',
      title: { vi: 'Trả phí, nếu có', en: 'Pay the fee, if any' },
      words: {
        vi: 'Việc này có phí thì bác chọn ngân hàng hoặc ví của bác để trả. Bác xem kỹ số tiền rồi tự xác nhận.',
        en: 'If there is a fee, choose your bank or wallet. Look at the amount and confirm it yourself.',
      },
      drawing: 'coins',
      caution: moneyCaution,
      obstacles: ['no-account', 'wrong-payee'],
      facts: [steps],
    },
    {
      id: 'submit',
      title: { vi: 'Nộp hồ sơ', en: 'Submit' },
      words: {
        vi: 'Bác đọc lại lần cuối rồi bấm Nộp hồ sơ. Bác chép mã hồ sơ ra giấy để sau này tra.',
        en: 'Read it a last time and press Nộp hồ sơ (submit). Write the file number down.',
      },
      drawing: 'send',
      reaches: 'submitted',
      obstacles: ['no-network', 'service-down'],
      facts: [steps],
    },
    {
      id: 'follow',
      title: { vi: 'Theo dõi hồ sơ', en: 'Follow it' },
      words: {
        vi: 'Bác mở mục hồ sơ của mình, xem đến bước nào. Cần bổ sung gì thì có báo ở đây. Cháu hẹn bác ngày cùng xem lại.',
        en: 'Open your own files and see how far it is. If something is missing, it says so here. Let us agree on a day to look again.',
      },
      drawing: 'status',
      reaches: 'followed',
      appointment: true,
      obstacles: ['result-late', 'papers-missing'],
      facts: [steps],
    },
    {
      id: 'try-alone',
      title: { vi: 'Tự xem một lần', en: 'Look alone once' },
      words: {
        vi: 'Bây giờ bác tự mở lại trang, tìm hồ sơ vừa nộp. Cháu chỉ ngồi xem, không nhắc.',
        en: 'Now open the site again by yourself and find what you submitted. I only watch.',
      },
      drawing: 'alone',
      caution: officialSiteCaution,
      obstacles: ['forgot-password'],
      facts: [unverified],
    },
  ],
  obstacles: Object.values(stops),
  milestones: [
    { id: 'logged-in', title: { vi: 'Đã đăng nhập được', en: 'Logged in' }, counts: false },
    { id: 'submitted', title: { vi: 'Đã tự nộp một hồ sơ', en: 'Submitted something once' }, counts: true },
    { id: 'followed', title: { vi: 'Biết theo dõi hồ sơ', en: 'Knows how to follow it' }, counts: false, final: true },
  ],
  alone: {
    vi: 'Bác tự mở dichvucong.gov.vn, đăng nhập và tìm được hồ sơ của mình.',
    en: 'They open dichvucong.gov.vn, log in and find their own file.',
  },
  nextTime: [
    { vi: 'Hẹn ngày xem hồ sơ đến đâu; nhắc giữ mã hồ sơ.', en: 'Agree on a day to look at the file; keep its number.' },
    {
      vi: 'Hồ sơ bị trả lại: cùng đọc lý do, bổ sung đúng giấy ấy.',
      en: 'If it is returned: read the reason together and add that paper.',
    },
  ],
  apps: ['vneid'],
  reviewed: false,
});
