import { commonObstacles as stops } from './common-obstacles.ts';
import { defineGuide } from './define-guide.ts';
import type { Obstacle } from './guide.ts';
import { mayDo, safetyRules, secretCaution } from './safety-rules.ts';

const hospital = { certainty: 'sourced', source: 'vnexpress.net 4433484; hieuluat.vn 559-44374 (Công văn 931/BYT-BH)' } as const;
const centre = {
  certainty: 'single-source',
  source: 'vietnam.vn ho-tro-dich-vu-cong-truc-tuyen-cho-nguoi-cao-tuoi (Báo Thanh Hóa 28/10/2025)',
} as const;
const atHome = { certainty: 'sourced', source: 'nld.com.vn 196251020222435533; thanhnien.vn post1528479; nhandan.vn post726407' } as const;
const cash = { certainty: 'single-source', source: 'vnexpress.net 4953344' } as const;
const mobileMoney = { certainty: 'sourced', source: 'vietnamnet.vn 2479794; trangcongnghe.vn 241130' } as const;
const unverified = { certainty: 'unverified', source: 'Kinh nghiệm chung, cần Ủy ban xã xác nhận' } as const;

const turnedAway: Obstacle = {
  id: 'turned-away',
  title: { vi: 'Nơi tiếp nhận không nhận vì không có điện thoại', en: 'Turned away for having no phone' },
  advice: {
    vi: 'Không tranh cãi. Ghi lại nơi, ngày và việc cần làm, báo điều phối viên trong ngày. Lần sau người của tổ đi cùng.',
    en: 'Do not argue. Note the place, the day and what was needed, and tell the coordinator the same day. Somebody of the team goes along next time.',
  },
  followUp: 'service-point',
};

const noHelper: Obstacle = {
  id: 'no-helper',
  title: { vi: 'Không có người nhà giúp', en: 'No relative who can help' },
  advice: {
    vi: 'Không làm hộ trên máy của tổ. Cùng bác chọn điểm phục vụ của xã hoặc bưu điện, hỏi giúp giờ làm việc và hẹn người của tổ đưa đi.',
    en: 'Do nothing for them on the team’s tablet. Choose the commune centre or the post office together, find out its hours, and agree who of the team goes along.',
  },
  followUp: 'service-point',
};

/** For elderly and disabled people and whoever has no device: everything that can be done all the same. */
export const withoutSmartphone = defineGuide({
  id: 'without-smartphone',
  version: 1,
  title: { vi: 'Không có điện thoại thông minh', en: 'Without a smartphone' },
  summary: {
    vi: 'Bác vẫn khám bệnh, làm giấy tờ, đóng tiền được mà không cần điện thoại thông minh.',
    en: 'Hospital, papers and bills all work without a smartphone.',
  },
  subject: 'person',
  audience: {
    devices: ['smartphone', 'basic', 'shared', 'none'],
    words: {
      vi: 'Người cao tuổi, người khuyết tật, người không có hoặc không muốn dùng điện thoại thông minh.',
      en: 'Elderly and disabled people, and whoever has no smartphone or does not want one.',
    },
  },
  need: { devices: ['none', 'basic'], obstacles: ['no-phone'] },
  prepare: [
    { vi: 'Thẻ căn cước của bác', en: 'The citizen card' },
    { vi: 'Giấy báo tiền điện, tiền nước gần nhất, nếu có', en: 'The latest electricity and water bills, if any' },
    { vi: 'Giờ làm việc và lịch lưu động của xã', en: 'The hours of the commune centre and its mobile sessions' },
  ],
  rules: [
    ...safetyRules,
    {
      vi: 'Không bao giờ nói rằng không có điện thoại thì không được phục vụ.',
      en: 'Never say that somebody without a phone will not be served.',
    },
  ],
  may: [...mayDo],
  steps: [
    {
      id: 'reassure',
      title: { vi: 'Không có máy vẫn làm được', en: 'It works without a phone' },
      words: {
        vi: 'Thưa bác, không có điện thoại thông minh cũng không sao. Thẻ căn cước vẫn dùng được. Không ai được từ chối bác vì bác không có máy.',
        en: 'It does not matter that you have no smartphone. Your citizen card stays valid, and nobody may turn you away for it.',
      },
      drawing: 'card',
      obstacles: ['no-card', 'turned-away'],
      facts: [unverified],
    },
    {
      id: 'ask',
      title: { vi: 'Hỏi bác cần việc gì', en: 'Ask what is needed' },
      words: {
        vi: 'Bác đang cần việc gì nhất ạ: đi khám bệnh, làm giấy tờ, nhận tiền trợ cấp, hay đóng tiền điện nước? Mình lo việc ấy trước.',
        en: 'What do you need most: the hospital, papers, an allowance, or the bills? We begin with that.',
      },
      drawing: 'talk',
      obstacles: ['no-time', 'needs-relative'],
      facts: [unverified],
    },
    {
      id: 'hospital',
      title: { vi: 'Khám bệnh bằng thẻ căn cước', en: 'The hospital, with the card' },
      words: {
        vi: 'Đi khám bảo hiểm y tế, bác đưa thẻ căn cước gắn chip ở quầy là được. Bác không cần mở điện thoại.',
        en: 'At the hospital show the citizen card with the chip. No phone is needed for health insurance.',
      },
      drawing: 'health-card',
      obstacles: ['no-card', 'turned-away'],
      facts: [hospital],
    },
    {
      id: 'service-centre',
      title: { vi: 'Làm giấy tờ ở xã', en: 'Papers, at the commune' },
      words: {
        vi: 'Làm giấy tờ thì bác ra Trung tâm Phục vụ hành chính công của xã, mang thẻ căn cước. Cán bộ hướng dẫn và nhập máy giúp bác.',
        en: 'For papers go to the commune’s public service centre with your card. The staff explain and enter it for you.',
      },
      drawing: 'counter',
      reaches: 'informed',
      obstacles: ['cannot-travel', 'turned-away'],
      facts: [centre],
    },
    {
      id: 'helper',
      title: { vi: 'Chọn người giúp tin cậy', en: 'Choose somebody to help' },
      words: {
        vi: 'Bác có con cháu nào tin được để giúp trên điện thoại của họ không? Họ làm trước mặt bác. Mật khẩu của ai người ấy giữ.',
        en: 'Is there a relative you trust who can help on their own phone? They do it in front of you. Everybody keeps their own password.',
      },
      drawing: 'helper',
      caution: secretCaution,
      obstacles: ['no-helper', 'needs-relative'],
      facts: [unverified],
    },
    {
      id: 'visit-at-home',
      title: { vi: 'Xin làm tại nhà', en: 'Ask for a visit at home' },
      words: {
        vi: 'Nếu bác khó đi lại thì cháu báo tổ trưởng. Tổ sẽ hỏi công an xã về buổi làm thẻ, làm định danh tại nhà. Có lịch cháu báo bác ngay.',
        en: 'If it is hard for you to travel I tell the team lead, who asks the commune police for a visit at home. I let you know when there is a day.',
      },
      drawing: 'police',
      obstacles: ['cannot-travel'],
      facts: [atHome],
    },
    {
      id: 'pay-cash',
      title: { vi: 'Đóng tiền mặt vẫn được', en: 'Bills in cash' },
      words: {
        vi: 'Tiền điện, tiền nước bác vẫn đóng tiền mặt ở điểm thu gần nhà. Bác mang giấy báo có mã khách hàng và nhớ xin biên lai.',
        en: 'Electricity and water can still be paid in cash at a pay point. Take the bill with the customer code and ask for a receipt.',
      },
      drawing: 'meter',
      obstacles: ['no-customer-code', 'cannot-travel'],
      facts: [cash],
    },
    {
      id: 'basic-phone',
      title: { vi: 'Điện thoại phím bấm cũng giữ tiền được', en: 'A basic phone can hold money' },
      words: {
        vi: 'Bác có điện thoại phím bấm thì ra cửa hàng nhà mạng mở tài khoản tiền di động được. Bác gửi, rút tiền mặt ngay tại đó, không cần Internet.',
        en: 'With a basic phone you can open a Mobile Money account at the operator’s shop and pay in or take out cash there, without the internet.',
      },
      drawing: 'coins',
      obstacles: ['sim-not-own'],
      facts: [mobileMoney],
    },
    {
      id: 'agree',
      title: { vi: 'Chốt cách làm', en: 'Settle how it is done' },
      words: {
        vi: 'Vậy bác chọn cách nào ạ: ra xã, nhờ người nhà, hay chờ tổ đến? Cháu ghi lại việc và ngày hẹn, rồi để lại giấy cho bác.',
        en: 'Which do you choose: the commune, a relative, or waiting for the team? I note it with the day and leave you a paper.',
      },
      drawing: 'calendar',
      reaches: 'way-found',
      appointment: true,
      obstacles: ['no-helper', 'no-time'],
      facts: [unverified],
    },
  ],
  obstacles: [
    stops.noCard,
    turnedAway,
    stops.noTime,
    stops.needsRelative,
    stops.cannotTravel,
    noHelper,
    stops.noCustomerCode,
    stops.simNotOwn,
  ],
  milestones: [
    { id: 'informed', title: { vi: 'Đã biết nơi làm không cần điện thoại', en: 'Knows where it works without a phone' }, counts: true },
    { id: 'way-found', title: { vi: 'Đã chọn cách làm và người giúp', en: 'Chose a way and a helper' }, counts: true, final: true },
  ],
  alone: {
    vi: 'Bác tự nói được: việc này đi đâu, mang giấy gì, nhờ ai.',
    en: 'They say by themselves where to go, what to bring and whom to ask.',
  },
  nextTime: [
    {
      vi: 'Ghi ngày đi, nơi đến, ai đi cùng; để lại tờ giấy chữ to.',
      en: 'Note the day, the place and who goes along; leave a paper in large type.',
    },
    {
      vi: 'Hôm sau hỏi lại đã làm được chưa, có bị từ chối không.',
      en: 'Ask afterwards whether it worked and whether anybody was turned away.',
    },
  ],
  reviewed: false,
});
