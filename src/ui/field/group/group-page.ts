import type { GroupPerson } from '#background/device-api.ts';
import type { Guide } from '#guides/guide.ts';
import { groupWords } from '#ui/text/group-words.ts';
import { words } from '#ui/text/words.ts';
import type { FormDraft } from '../forms/form-draft.ts';
import type { GroupAnswers } from './group-answers.ts';

/** What every page of a session is given. */
export interface GroupPageProps {
  readonly draft: FormDraft<GroupAnswers>;
  readonly guide: Guide;
  /** Everybody of the village. */
  readonly people: readonly GroupPerson[];
  readonly onPage: (page: string) => void;
}

/** A person as the lists name them: what tells two of one name apart. */
export function nameInGroup({ name, birthYear, lastDigits, head }: GroupPerson): { readonly title: string; readonly more: string } {
  const more = [birthYear, lastDigits && `•••${lastDigits}`, head && groupWords().homeOf(head)].filter(Boolean).join(' · ');
  return { title: name || words().home.noName, more };
}
