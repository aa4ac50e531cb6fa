import { commonObstacles as stops } from './common-obstacles.ts';
import { defineGuide } from './define-guide.ts';
import type { Obstacle } from './guide.ts';
import { mayDo, moneyCaution, safetyRules, secretCaution, storeCaution } from './safety-rules.ts';

const regional = {
  certainty: 'sourced',
  source: 'doanhnhandautu.net a45351; cskh.cpc.vn; mobifonemoney.vn tra-cuu-hoa-don-tien-dien-da-thanh-toan',
} as const;
const national = { certainty: 'sourced', source: 'github.com/chautruongthinh/nestup_evn; github.com/im-vinhawk/evn-add-on' } as const;
const contractPhone = { certainty: 'sourced', source: 'cskh.cpc.vn, trang ứng dụng di động; doanhnhandautu.net a45351' } as const;
const code = { certainty: 'single-source', source: 'doanhnhandautu.net a45351 (mã PE, 13 ký tự)' } as const;
const frauds = { certainty: 'single-source', source: 'sggp.org.vn post812522' } as const;
const otherWays = { certainty: 'single-source', source: 'doanhnhandautu.net a45351 (Cổng Dịch vụ công, ngân hàng, ví)' } as const;
const unverified = { certainty: 'unverified', source: 'Kinh nghiệm chung, cần điện lực kiểm tra lại trên ứng dụng' } as const;

const notContractPhone: Obstacle = {
  id: 'not-contract-phone',
  title: { vi: 'Hợp đồng điện đứng tên hay số của người khác', en: 'The contract has somebody else’s name or number' },
  advice: {
    vi: 'Thường là người đã mất, chủ cũ hoặc chủ trọ. Chủ nhà mang thẻ căn cước và giấy báo tiền điện ra điện lực xin đổi. Trong lúc chờ vẫn trả được bằng mã khách hàng.',
    en: 'Often somebody who died, a former owner or the landlord. The householder takes the citizen card and a bill to the power company. Until then the customer code is enough to pay.',
  },
  followUp: 'service-point',
};

const strangeBill: Obstacle = {
  id: 'strange-bill',
  title: { vi: 'Số điện cao bất thường', en: 'The bill is unusually high' },
  advice: {
    vi: 'So chỉ số trên công tơ với số trên hóa đơn. Khác nhau thì ghi lại, báo điện lực trong ứng dụng hoặc ra điện lực. Không tự mở công tơ.',
    en: 'Compare the meter with the bill. If they differ, note it and tell the power company in the app or at its counter. Nobody opens the meter.',
  },
  followUp: 'service-point',
};

/** The electricity bill belongs to the household; all that is asked for is the customer code. */
export const evnBill = defineGuide({
  id: 'evn-bill',
  version: 1,
  title: { vi: 'Tiền điện trên điện thoại', en: 'The electricity bill by phone' },
  summary: {
    vi: 'Nhà mình xem được số điện, số tiền, và trả tiền điện không phải đi xa.',
    en: 'The household sees what it used and owes, and pays without a long way.',
  },
  subject: 'household',
  audience: {
    devices: ['smartphone', 'shared'],
    words: {
      vi: 'Hộ dùng điện của EVN, người cầm máy là người hay trả tiền điện.',
      en: 'Households with EVN electricity; whoever usually pays holds the phone.',
    },
  },
  prepare: [
    { vi: 'Giấy báo hoặc tin nhắn tiền điện gần nhất', en: 'The latest bill or message' },
    { vi: 'Điện thoại có số ghi trong hợp đồng mua bán điện', en: 'The phone whose number is in the contract' },
    { vi: 'Tài khoản ngân hàng hoặc ví, nếu muốn trả ngay', en: 'A bank account or wallet, to pay at once' },
  ],
  rules: [
    ...safetyRules,
    {
      vi: 'Chỉ hỏi mã khách hàng. Không trả hộ, không giữ hộ tiền điện.',
      en: 'Ask for the customer code only. Never pay for them or hold their money.',
    },
  ],
  may: [...mayDo],
  steps: [
    {
      id: 'explain',
      title: { vi: 'Tiền điện báo qua máy', en: 'Bills come by phone' },
      words: {
        vi: 'Thưa bác, nhiều nơi tiền điện báo trên ứng dụng thay giấy. Mình cài để nhà bác xem số điện, số tiền, muốn thì trả luôn tại nhà.',
        en: 'In many places the bill now comes in an app instead of on paper. With it your household sees what it used and can pay at home.',
      },
      drawing: 'meter',
      obstacles: ['afraid', 'no-time', 'no-phone'],
      facts: [regional],
    },
    {
      id: 'find-code',
      title: { vi: 'Tìm mã khách hàng', en: 'Find the customer code' },
      words: {
        vi: 'Bác lấy giúp một giấy báo tiền điện cũ. Trên đó có mã khách hàng, bắt đầu bằng chữ P, thường mười ba ký tự. Mình chỉ cần mã ấy.',
        en: 'Please find an old bill. On it is the customer code: it begins with P and usually has thirteen characters. That code is all we need.',
      },
      drawing: 'customer-code',
      obstacles: ['no-customer-code', 'hard-to-see'],
      facts: [code, regional],
    },
    {
      id: 'install',
      title: { vi: 'Cài đúng ứng dụng', en: 'Install the right app' },
      words: {
        vi: 'Bác mở CH Play hoặc App Store, gõ EVN CSKH. Vùng nào còn ứng dụng riêng thì tên ở danh sách dưới đây, bác gõ đúng tên ấy.',
        en: 'Open Google Play or the App Store and type EVN CSKH. Where a region has its own app, its name is in the list below; type exactly that.',
      },
      drawing: 'store',
      caution: storeCaution,
      obstacles: ['phone-full', 'no-network'],
      facts: [national, regional],
    },
    {
      id: 'sign-in',
      title: { vi: 'Đăng ký bằng số trong hợp đồng', en: 'Register with the number in the contract' },
      words: {
        vi: 'Bác mở ứng dụng, bấm Đăng ký, nhập số điện thoại đã ghi trong hợp đồng mua bán điện. Không phải số ấy thì mình dừng, báo điện lực.',
        en: 'Open the app, press Đăng ký (register) and enter the telephone number in the contract. If it is another number, we stop and tell the power company.',
      },
      drawing: 'sim',
      obstacles: ['not-contract-phone', 'service-down'],
      facts: [contractPhone],
    },
    {
      id: 'enter-code',
      title: { vi: 'Nhập mã, đặt mật khẩu', en: 'Enter the code, choose a password' },
      words: {
        vi: 'Điện lực gửi mã vào máy bác. Bác tự nhập mã, rồi tự đặt mật khẩu cho mình.',
        en: 'The power company sends a code to your phone. Enter it yourself, then choose your own password.',
      },
      drawing: 'sms',
      caution: secretCaution,
      obstacles: ['no-code', 'forgot-password'],
      facts: [unverified],
    },
    {
      id: 'add-home',
      title: { vi: 'Thêm mã của nhà mình', en: 'Add the home' },
      words: {
        vi: 'Bác bấm thêm mã khách hàng, nhập mã trên giấy báo. Hiện đúng tên và địa chỉ nhà mình là được.',
        en: 'Press to add a customer code and enter the one on the bill. It is right when your own name and address appear.',
      },
      drawing: 'form',
      obstacles: ['no-customer-code', 'not-contract-phone'],
      facts: [regional],
    },
    {
      id: 'read-bill',
      title: { vi: 'Xem tiền điện tháng này', en: 'Read this month’s bill' },
      words: {
        vi: 'Bác bấm Hóa đơn, xem số điện tháng này và số tiền. Thấy cao bất thường thì bác xem lại công tơ rồi hỏi điện lực.',
        en: 'Press Hóa đơn (bill) and see what was used and is owed. If it is unusually high, look at the meter and ask the power company.',
      },
      drawing: 'bill-on-phone',
      reaches: 'bill-seen',
      obstacles: ['strange-bill', 'service-down'],
      facts: [regional],
    },
    {
      id: 'pay',
      title: { vi: 'Trả tiền điện', en: 'Pay it' },
      words: {
        vi: 'Muốn trả ngay, bác bấm Thanh toán, chọn ngân hàng hoặc ví của bác. Bác xem đúng tên, đúng tiền rồi tự xác nhận.',
        en: 'To pay now press Thanh toán (pay) and choose your bank or wallet. Check the name and the amount, then confirm it yourself.',
      },
      drawing: 'coins',
      caution: moneyCaution,
      reaches: 'paid',
      obstacles: ['no-account', 'wrong-payee', 'cheated'],
      facts: [regional, otherWays],
    },
    {
      id: 'other-ways',
      title: { vi: 'Còn cách trả khác', en: 'Other ways to pay' },
      words: {
        vi: 'Bác cũng trả được trong ứng dụng ngân hàng, ví điện tử, hay Cổng Dịch vụ công, bằng mã khách hàng ấy. Thích tiền mặt thì bác ra điểm thu.',
        en: 'The same code works in a bank app, a wallet or the public service portal. If you prefer cash, go to the pay point.',
      },
      drawing: 'qr-pay',
      caution: {
        vi: 'Điện lực không gọi dọa cắt điện rồi gửi đường dẫn đòi tiền. Gặp thế thì bác tắt máy.',
        en: 'The power company does not phone to threaten a cut and send a link. If that happens, hang up.',
      },
      obstacles: ['cheated'],
      facts: [otherWays, frauds],
    },
    {
      id: 'try-alone',
      title: { vi: 'Tự xem một lần', en: 'Look alone once' },
      words: {
        vi: 'Bây giờ bác tự mở ứng dụng, tìm hóa đơn tháng này. Cháu chỉ ngồi xem, không nhắc.',
        en: 'Now open the app by yourself and find this month’s bill. I only watch.',
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
    stops.noCustomerCode,
    stops.hardToSee,
    stops.phoneFull,
    stops.noNetwork,
    notContractPhone,
    stops.serviceDown,
    stops.noCode,
    stops.forgotPassword,
    strangeBill,
    stops.noAccount,
    stops.wrongPayee,
    stops.cheated,
  ],
  milestones: [
    { id: 'bill-seen', title: { vi: 'Nhà đã xem được tiền điện trên máy', en: 'The household sees its bill' }, counts: true },
    { id: 'paid', title: { vi: 'Nhà đã tự trả tiền điện trên máy', en: 'The household paid by phone' }, counts: true, final: true },
  ],
  alone: {
    vi: 'Người trong nhà tự mở ứng dụng và đọc được tiền điện tháng này.',
    en: 'Somebody of the household opens the app and reads this month’s bill.',
  },
  nextTime: [
    { vi: 'Hẹn quay lại kỳ tiền điện sau, xem nhà tự trả.', en: 'Come back at the next bill and watch them pay.' },
    { vi: 'Hợp đồng sai tên, sai số: hẹn ngày ra điện lực.', en: 'Wrong name or number: agree on a day at the power company.' },
  ],
  apps: ['evn-cskh', 'evnspc-cskh', 'evnhcmc-cskh', 'evncpc-cskh', 'evnhanoi', 'evnnpc-cskh'],
  reviewed: false,
});
