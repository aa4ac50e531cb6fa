import { commonObstacles as stops } from './common-obstacles.ts';
import { defineGuide } from './define-guide.ts';
import { mayDo, safetyRules, storeCaution } from './safety-rules.ts';

const falseApps = { certainty: 'sourced', source: 'cafef.vn 18825081006551938; kenh14.vn 215251120210051398 (Công an Thanh Hóa)' } as const;
const falsePolice = {
  certainty: 'sourced',
  source: 'cafef.vn 188240208104440651; plo.vn post780751; dantri.com.vn 20250718223608817',
} as const;
const codes = { certainty: 'sourced', source: 'dantri.com.vn 20250829133346193 (Công an Phú Thọ); kenh14.vn 215260223175128571' } as const;
const relatives = { certainty: 'single-source', source: 'cafef.vn 188250529195553974 (Công an Hà Nội)' } as const;
const delivery = { certainty: 'sourced', source: 'kenh14.vn 215251231101955039 (Công an Lai Châu); cafef.vn 188251106185214823' } as const;
const afterwards = { certainty: 'single-source', source: 'cafef.vn 18825101912212633' } as const;
const unverified = { certainty: 'unverified', source: 'Kinh nghiệm chung, cần cán bộ kiểm tra lại' } as const;

/** How not to be cheated: told to everybody before the first service. */
export const safeFromFraud = defineGuide({
  id: 'safe-from-fraud',
  version: 1,
  title: { vi: 'Để không bị lừa', en: 'Staying safe from fraud' },
  summary: {
    vi: 'Bác biết ba điều không làm để không ai lấy được tiền và giấy tờ của mình.',
    en: 'Three things never to do, so that nobody gets at one’s money and papers.',
  },
  subject: 'person',
  safety: true,
  audience: {
    devices: ['smartphone', 'basic', 'shared', 'none'],
    words: {
      vi: 'Mọi người, nhất là người cao tuổi, người ở nhà một mình, người mới có điện thoại.',
      en: 'Everybody, above all elderly people, those alone at home and those new to a phone.',
    },
  },
  prepare: [
    { vi: 'Thẻ của tổ để bác xem', en: 'Your team badge, to show' },
    { vi: 'Một chỗ ngồi yên tĩnh, có người nhà càng tốt', en: 'A quiet place, better still with a relative' },
  ],
  rules: [...safetyRules],
  may: [...mayDo],
  steps: [
    {
      id: 'explain',
      title: { vi: 'Nhớ ba điều', en: 'Three things to remember' },
      words: {
        vi: 'Thưa bác, trước khi dùng điện thoại, cháu xin nói mấy điều để không ai lừa được bác. Bác nhớ ba điều: không đọc mã, không bấm đường dẫn lạ, không vội chuyển tiền.',
        en: 'Before we use the phone, a few words so that nobody can cheat you. Remember three things: tell no code, tap no strange link, never hurry to send money.',
      },
      drawing: 'shield',
      obstacles: ['no-time', 'needs-relative'],
      facts: [falsePolice, codes],
    },
    {
      id: 'tell-no-code',
      title: { vi: 'Không đọc mã cho ai', en: 'Tell no code to anybody' },
      words: {
        vi: 'Mã trong tin nhắn, mật khẩu, mã PIN như chìa khóa nhà bác. Công an, ngân hàng hay cháu hỏi, bác cũng không đọc.',
        en: 'A code in a message, a password, a PIN are like the key of your house. Whoever asks, police, bank or I, do not read it out.',
      },
      drawing: 'sms',
      caution: {
        vi: 'Ai hỏi mã của bác, dù xưng là ai, cũng là lừa đảo. Bác tắt máy, đừng đọc số nào.',
        en: 'Whoever asks for your code, whoever they say they are, is a fraud. Hang up and read out no number.',
      },
      obstacles: ['cheated'],
      facts: [codes],
    },
    {
      id: 'tap-no-link',
      title: { vi: 'Không bấm đường dẫn lạ', en: 'Tap no strange link' },
      words: {
        vi: 'Ai gửi đường dẫn qua tin nhắn, qua Zalo, bảo bác cài ứng dụng thì bác đừng bấm. Muốn cài gì, bác chỉ vào CH Play hoặc App Store.',
        en: 'If anybody sends a link by message or Zalo and asks you to install something, do not tap it. Install only from Google Play or the App Store.',
      },
      drawing: 'store',
      caution: storeCaution,
      obstacles: ['cheated'],
      facts: [falseApps],
    },
    {
      id: 'hang-up',
      title: { vi: 'Gọi dọa, gọi giục thì tắt máy', en: 'Hang up on threats and hurry' },
      words: {
        vi: 'Ai gọi xưng công an, ngân hàng, điện lực, dọa bác hay giục bác chuyển tiền thì bác tắt máy. Rồi bác hỏi người nhà hoặc ra công an xã.',
        en: 'If a caller says police, bank or power company and threatens or hurries you, hang up. Then ask your family or go to the commune police.',
      },
      drawing: 'hang-up',
      caution: {
        vi: 'Công an không gọi điện bảo ai chuyển tiền hay cài ứng dụng. Ai gọi như thế là lừa đảo.',
        en: 'The police phone nobody to ask for money or to have an app installed. Whoever does is a fraud.',
      },
      obstacles: ['cheated', 'afraid'],
      facts: [falsePolice, codes],
    },
    {
      id: 'relatives',
      title: { vi: 'Người quen nhắn vay tiền', en: 'A friend asks for money' },
      words: {
        vi: 'Con cháu, bạn bè nhắn mượn tiền gấp, bác gọi vào số quen hoặc gặp tận mặt rồi mới chuyển. Ảnh và giọng nói trên mạng cũng giả được.',
        en: 'If family or friends write that they need money at once, call the number you know or see them first. Pictures and voices can be faked.',
      },
      drawing: 'two-phones',
      obstacles: ['cheated', 'needs-relative'],
      facts: [relatives, unverified],
    },
    {
      id: 'delivery',
      title: { vi: 'Giao hàng, quà, trúng thưởng', en: 'Deliveries, gifts and prizes' },
      words: {
        vi: 'Người giao hàng lạ bảo bác chuyển tiền trước, hay ai báo bác trúng thưởng, bác đừng chuyển. Nhận tận tay, đúng món của mình, bác mới trả tiền.',
        en: 'If a courier wants money first, or somebody says you have won a prize, send nothing. Pay only with your own order in your hands.',
      },
      drawing: 'shop',
      reaches: 'told',
      obstacles: ['cheated'],
      facts: [delivery],
    },
    {
      id: 'if-it-happened',
      title: { vi: 'Lỡ bị lừa thì làm ngay', en: 'If it has happened' },
      words: {
        vi: 'Lỡ bấm, lỡ chuyển rồi thì bác đừng giấu. Bác gọi ngay ngân hàng xin khóa tài khoản, rồi ra công an xã. Càng sớm càng dễ giữ lại tiền.',
        en: 'If it has happened, do not hide it. Call your bank at once to lock the account, then go to the commune police. The sooner, the more can be saved.',
      },
      drawing: 'police',
      obstacles: ['cheated'],
      facts: [afterwards, unverified],
    },
    {
      id: 'say-it-back',
      title: { vi: 'Bác nói lại giúp cháu', en: 'Tell it back to me' },
      words: {
        vi: 'Bây giờ bác nói lại giúp cháu: ai hỏi mã thì bác làm gì? Ai gửi đường dẫn, ai giục chuyển tiền thì bác làm gì?',
        en: 'Now tell it back to me: what do you do when somebody asks for a code, sends a link, or hurries you to send money?',
      },
      drawing: 'alone',
      reaches: 'knows',
      obstacles: ['no-time'],
      facts: [unverified],
    },
  ],
  obstacles: [stops.noTime, stops.needsRelative, stops.cheated, stops.afraid],
  milestones: [
    { id: 'told', title: { vi: 'Đã nghe cách phòng lừa đảo', en: 'Was told how not to be cheated' }, counts: true },
    { id: 'knows', title: { vi: 'Nói lại được ba điều', en: 'Can tell the three things back' }, counts: true, final: true },
  ],
  alone: {
    vi: 'Bác tự nói lại được: không đọc mã, không bấm đường dẫn lạ, không vội chuyển tiền.',
    en: 'They tell it back by themselves: no codes told, no strange links, no hurried payments.',
  },
  nextTime: [
    { vi: 'Lần sau hỏi lại ba điều trước khi mở hướng dẫn khác.', en: 'Ask for the three things again before the next guide.' },
    {
      vi: 'Hẹn nói với cả nhà, nhất là người hay ở nhà một mình.',
      en: 'Agree to tell the whole family, above all whoever is alone at home.',
    },
  ],
  reviewed: false,
});
