import type { ConsentAnswers } from './consent-answers.ts';
import type { PersonAnswers } from './person-answers.ts';

/** Both steps in one draft. Which of the two is open is an answer too: a draft comes back where it was left. */
export type PersonFormAnswers = PersonAnswers &
  ConsentAnswers & {
    readonly page: string;
    /** `yes`: it was said that there is no number yet. Kept in the draft only. */
    readonly numberless: string;
  };
