import { defineGuide, type GuideInput } from '#guides/define-guide.ts';
import { mayDo, safetyRules } from '#guides/safety-rules.ts';
import type { Guide } from '#guides/guide.ts';

/** Small guides as a place of its own may add them. */
const fact = { certainty: 'unverified', source: 'fixture' } as const;
const words = (vi: string, en: string) => ({ vi, en });

export function aGuide(change: Partial<GuideInput> = {}): Guide {
  return defineGuide({
    id: 'village-wallet',
    version: 1,
    title: words('Mobile Money', 'Mobile Money account'),
    summary: words('Ví trên số điện thoại, không cần tài khoản ngân hàng.', 'A wallet on the phone number, no bank needed.'),
    subject: 'person',
    audience: { fromAge: 14, devices: ['smartphone', 'basic', 'shared'] },
    prepare: [words('Thẻ căn cước', 'The citizen card')],
    rules: [...safetyRules],
    may: [...mayDo],
    alone: words('Tự xem được số dư.', 'They look at the balance by themselves.'),
    nextTime: [words('Hẹn trả thử một khoản.', 'Agree to try one payment.')],
    steps: [
      { id: 'greet', title: words('Chào hỏi', 'Greet'), words: words('Cháu chào bác ạ.', 'Good morning.'), facts: [fact] },
      { id: 'sim', title: words('Hỏi SIM', 'Ask'), words: words('SIM của bác đứng tên ai?', 'Whose is the SIM?'), facts: [fact] },
      { id: 'choose', title: words('Chọn nhà mạng', 'Operator'), words: words('Bác dùng mạng nào?', 'Which operator?'), facts: [fact] },
      {
        id: 'register',
        title: words('Đăng ký', 'Register'),
        words: words('Bác ra điểm giao dịch đăng ký.', 'Register at the shop.'),
        reaches: 'usable',
        appointment: true,
        obstacles: ['no-shop'],
        facts: [fact],
      },
    ],
    obstacles: [
      {
        id: 'no-shop',
        title: words('Không có điểm giao dịch', 'No shop near'),
        advice: words('Hỏi điểm gần nhất.', 'Ask for the nearest.'),
        followUp: 'service-point',
      },
    ],
    milestones: [{ id: 'usable', title: words('Dùng được', 'Usable'), counts: true, final: true }],
    reviewed: false,
    ...change,
  });
}

/** A bill belongs to the household, not to a person. */
export const electricityBill = aGuide({
  id: 'village-bill',
  title: words('Tiền điện EVN', 'EVN bill'),
  subject: 'household',
  audience: { devices: ['smartphone', 'shared'] },
});

export const healthCard = aGuide({
  id: 'health-card',
  title: words('Thẻ BHYT trong VNeID', 'Health card in VNeID'),
  requires: [{ guide: 'vneid-level-2', milestone: 'active' }],
});
