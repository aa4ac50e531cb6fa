import { fold } from '#domain/vietnamese-text.ts';
import { commonObstacles } from './common-obstacles.ts';
import { defineGuide, type GuideInput } from './define-guide.ts';
import type { Guide, Words } from './guide.ts';
import { mayDo, safetyRules, secretCaution, storeCaution } from './safety-rules.ts';

const longestId = 50;

/** "Ứng dụng của tỉnh" → `ung-dung-cua-tinh`; with a number behind it when another guide has the name. */
export function idFromTitle(title: string, taken: readonly string[]): string {
  const plain = fold(title)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[-0-9]+|-+$/g, '')
    .slice(0, longestId);
  return freshId(plain || 'huong-dan', taken);
}

/** The name itself, or with the first number that is free. */
export function freshId(name: string, taken: readonly string[]): string {
  let id = name;
  for (let number = 2; taken.includes(id); number += 1) id = `${name}-${number}`;
  return id;
}

const unsaid: Words = { vi: '', en: '' };
const facts: GuideInput['steps'][number]['facts'] = [{ certainty: 'unverified', source: '' }];
const { afraid, noTime, noPhone, phoneFull, noNetwork, forgotPassword, noCode, hardToSee } = commonObstacles;

const skeleton: GuideInput['steps'] = [
  {
    id: 'explain',
    title: { vi: 'Nói rõ để làm gì', en: 'What it is for' },
    words: unsaid,
    drawing: 'talk',
    obstacles: [afraid.id, noTime.id, noPhone.id],
    facts,
  },
  {
    id: 'install',
    title: { vi: 'Cài ứng dụng', en: 'Install the app' },
    words: unsaid,
    drawing: 'store',
    caution: storeCaution,
    reaches: 'installed',
    obstacles: [phoneFull.id, noNetwork.id],
    facts,
  },
  {
    id: 'log-in',
    title: { vi: 'Mở và đăng nhập', en: 'Open it and log in' },
    words: unsaid,
    drawing: 'password',
    caution: secretCaution,
    obstacles: [forgotPassword.id, noCode.id],
    facts,
  },
  {
    id: 'try-alone',
    title: { vi: 'Tự làm một lần', en: 'Do it alone once' },
    words: {
      vi: 'Bây giờ bác tự làm lại một lần từ đầu. Cháu chỉ ngồi xem, không nhắc.',
      en: 'Now do it once more by yourself, from the beginning. I only watch.',
    },
    drawing: 'alone',
    reaches: 'usable',
    obstacles: [hardToSee.id],
    facts,
  },
];

/** What is the same for every app of a place is written already; what only the place knows is left open, and the checks name it. */
export function emptyGuide(id: string, title: Words): Guide {
  return defineGuide({
    id,
    version: 1,
    title,
    summary: unsaid,
    subject: 'person',
    audience: { fromAge: 14, devices: ['smartphone', 'shared'] },
    prepare: [
      { vi: 'Điện thoại thông minh, có mạng, còn pin', en: 'A smartphone with a network and a charged battery' },
      { vi: 'Thẻ căn cước', en: 'The citizen card' },
    ],
    rules: [...safetyRules],
    may: [...mayDo],
    steps: skeleton,
    obstacles: [afraid, noTime, noPhone, phoneFull, noNetwork, forgotPassword, noCode, hardToSee],
    milestones: [
      { id: 'installed', title: { vi: 'Đã cài ứng dụng', en: 'App installed' }, counts: false },
      { id: 'usable', title: { vi: 'Đã dùng được', en: 'In use' }, counts: true, final: true },
    ],
    alone: { vi: 'Bác tự mở ứng dụng và làm lại được, không ai nhắc.', en: 'They open the app and do it again, with nobody prompting.' },
    nextTime: [{ vi: 'Chưa làm được thì hẹn ngày làm lại.', en: 'If it did not work yet, agree on a day to try again.' }],
    reviewed: false,
  });
}

/** Another guide's words under another name. Nobody has looked at the copy yet. */
export function copyOfGuide({ writtenOver: _writtenOver, ...guide }: Guide, id: string, title: Words): Guide {
  return { ...guide, id, version: 1, title, safety: false, reviewed: false };
}
