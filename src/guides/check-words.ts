import { cleanText } from '#domain/vietnamese-text.ts';
import type { Guide, GuideStep, Words } from './guide.ts';
import type { Found } from './guide-problem.ts';
import { isOfficialSite } from './official-apps.ts';

/** A step is read aloud at a door in one breath or two. Vietnamese words are syllables; English words are counted alike. */
export const longestStepWords = 45;

const languages = ['vi', 'en'] as const;

export function countWords(text: string): number {
  return cleanText(text).split(' ').filter(Boolean).length;
}

/** Faults of what is said: a language missing or copied, an address that is not the state's, a step too long to listen to, a secret without its warning. */
export function checkWords(guide: Guide): Found[] {
  return [...sayingsOf(guide).flatMap(checkBoth), ...guide.steps.flatMap((step) => checkStep(step))];
}

interface Saying {
  readonly where: string;
  /** Which of the sayings of the place. */
  readonly part?: string;
  readonly words: Words | undefined;
}

/** Everything a guide says, with its place. */
function sayingsOf(guide: Guide): Saying[] {
  const { title, summary, audience, alone } = guide;
  const listed = (['prepare', 'rules', 'may', 'nextTime'] as const).flatMap((part) =>
    guide[part].map((words, index) => ({ where: `${part}/${index}`, words })),
  );
  return [
    { where: 'title', words: title },
    { where: 'summary', words: summary },
    { where: 'audience', words: audience.words },
    { where: 'alone', words: alone },
    ...listed,
    ...guide.steps.flatMap((step) => partsOf(`steps/${step.id}`, { title: step.title, words: step.words, caution: step.caution })),
    ...guide.obstacles.flatMap((obstacle) => partsOf(`obstacles/${obstacle.id}`, { title: obstacle.title, advice: obstacle.advice })),
    ...guide.milestones.flatMap((milestone) => partsOf(`milestones/${milestone.id}`, { title: milestone.title })),
  ];
}

function partsOf(where: string, parts: Readonly<Record<string, Words | undefined>>): Saying[] {
  return Object.entries(parts).map(([part, words]) => ({ where, part, words }));
}

function checkBoth({ where, part, words }: Saying): Found[] {
  if (!words) return [];
  const [vi, en] = [cleanText(words.vi), cleanText(words.en)];
  const at = (language: string) => (part === undefined ? language : `${part}/${language}`);
  if (vi === '' || en === '') return [{ where, problem: 'nothing-said', at: at(vi === '' ? 'vi' : 'en') }];
  const strange: Found[] = hostsIn(`${vi} ${en}`).every(isOfficialSite) ? [] : [{ where, problem: 'link-unknown' }];
  return vi === en ? [...strange, { where, problem: 'not-translated', at: at('en') }] : strange;
}

/** What people type or tap as an address: with a scheme, or a name under one of the endings they meet. */
const address =
  /(?:[a-z][a-z+.-]*:\/\/|www\.)[^\s/,;]+|(?<![\p{L}\d@.-])(?:[a-z\d-]+\.)+(?:vn|com|net|org|info|biz|me|ly|gl|io|co|cc|tk|app|top|xyz|site|online|link|shop|club|vip|live|page|dev|apk)(?![\p{L}\d-])/giu;

function hostsIn(text: string): string[] {
  return [...text.matchAll(address)].map(([found]) =>
    found
      .toLowerCase()
      .replace(/^[a-z+.-]*:\/\//, '')
      .replace(/[.:!?)”"]+$/, ''),
  );
}

/** A code, password or PIN that is entered or spoken of. */
const secret = {
  vi: /OTP|mật khẩu|mã PIN|passcode|mã 6 số|mã xác (nhận|thực)|mã trong tin nhắn/iu,
  en: /\b(OTP|passwords?|passcodes?|PIN)\b/i,
} as const;

function checkStep(step: GuideStep): Found[] {
  const where = `steps/${step.id}`;
  const tooLong = (['words', 'caution'] as const)
    .flatMap((part) => Object.entries(step[part] ?? {}).map(([language, said]) => ({ at: `${part}/${language}`, said })))
    .find(({ said }) => countWords(said) > longestStepWords);
  const ofSecrets = languages.some((language) => secret[language].test(`${step.title[language]} ${step.words[language]}`));
  return [
    ...(tooLong ? [{ where, problem: 'too-long', at: tooLong.at } as const] : []),
    ...(ofSecrets && !step.caution ? [{ where, problem: 'secret-without-caution', at: 'caution/vi' } as const] : []),
  ];
}
