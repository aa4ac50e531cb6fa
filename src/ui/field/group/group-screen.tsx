import { device, session, useRead } from '#ui/device.ts';
import type { Failure } from '#domain/result.ts';
import { showToast } from '#ui/parts/toasts.tsx';
import { groupWords } from '#ui/text/group-words.ts';
import { formats } from '#ui/text/words.ts';
import '#ui/styles/screens/forms.css';
import '#ui/styles/screens/guide.css';
import '#ui/styles/screens/group.css';
import { useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { useDraft } from '../forms/form-draft.ts';
import { NoRecord } from '../forms/record-gone.tsx';
import { findGuide, guides, loadGuides } from '../guides-loaded.ts';
import { emptyGroup, groupChanges, type GroupAnswers } from './group-answers.ts';
import { GroupFinish } from './group-finish.tsx';
import type { GroupPageProps } from './group-page.ts';
import { GroupPresent } from './group-present.tsx';
import { GroupStart } from './group-start.tsx';
import { GroupWalk } from './group-walk.tsx';

/** `/group`: one guide with many people, at the culture house. Kept as a draft until it is saved at once for all. */
export function GroupScreen() {
  const draft = useDraft<GroupAnswers>('group/session', '/group', { ...emptyGroup, area: session.value?.villages[0]?.id ?? '' });
  const { answers } = draft;
  const [loading, setLoading] = useState(true);
  useEffect(() => void loadGuides().then(() => setLoading(false)), []);
  const people = useRead(() => device().groupPeople(answers.area), [answers.area]).value;
  if (draft.opening || loading || !people) return <NoRecord waiting title={groupWords().title} />;
  const guide = findGuide(answers.guide);
  const onPage = (page: string) => {
    draft.change({ page });
    scrollTo({ top: 0 });
  };
  if (answers.page === 'choose' || !guide) return <GroupStart draft={draft} guides={guides()} onPage={onPage} />;
  return <Page draft={draft} guide={guide} people={people} onPage={onPage} />;
}

function Page(props: GroupPageProps) {
  const { route } = useLocation();
  const [failure, setFailure] = useState<Failure | undefined>(undefined);
  const { draft, guide, people } = props;
  const save = async () => {
    const changes = groupChanges(guide, people, draft.answers);
    const saved = changes.length > 0 ? await draft.save(changes) : undefined;
    if (saved && !saved.ok) {
      setFailure(saved.failure);
      return;
    }
    if (!saved) await draft.discard();
    showToast({ words: groupWords().saved(formats().number(changes.length)) });
    route('/');
  };
  if (draft.answers.page === 'present') return <GroupPresent {...props} />;
  if (draft.answers.page === 'walk') return <GroupWalk {...props} />;
  return <GroupFinish {...props} failure={failure} onSave={() => void save()} />;
}
