import type { ConsentAnswers } from './consent-answers.ts';
import type { PersonAnswers } from './person-answers.ts';
import type { ReplyAnswer } from './returned-card.tsx';

/** Both steps in one draft. Which of the two is open is an answer too: a draft comes back where it was left. */
export type PersonFormAnswers = PersonAnswers &
  ConsentAnswers &
  ReplyAnswer & {
    readonly page: string;
    /** `yes`: it was said that there is no number yet. Kept in the draft only. */
    readonly numberless: string;
  };
