import { ageRange } from '#domain/birth.ts';
import { dayInVietnam } from '#domain/dates.ts';
import type { Person, Progress } from '#domain/entities.ts';
import type { Guide } from '#guides/guide.ts';
import { isCovered, missingRequirements } from '#guides/progress-rules.ts';
import { Notice } from '#ui/parts/signals.tsx';
import { guideWords, said } from '#ui/text/guide-words.ts';
import { formats } from '#ui/text/words.ts';
import { findGuide, guides } from '../guides-loaded.ts';

interface PersonFitProps {
  readonly guide: Guide;
  readonly person: Person;
  readonly progress: Readonly<Record<string, Progress | undefined>>;
}

/** Why this guide may not be for this person. Said before the start; the volunteer who stands there decides. */
export function PersonFit({ guide, person, progress }: PersonFitProps) {
  const doubts = doubtsAbout(guide, person, progress);
  if (doubts.length === 0) return null;
  return (
    <Notice kind="warning" title={guideWords().prepare.forWhom}>
      {doubts.map((doubt) => (
        <p key={doubt}>{doubt}</p>
      ))}
      {guide.audience.words && <p>{said(guide.audience.words)}</p>}
    </Notice>
  );
}

function doubtsAbout(guide: Guide, person: Person, progress: PersonFitProps['progress']): readonly string[] {
  const { prepare } = guideWords();
  const { fromAge, devices } = guide.audience;
  const today = dayInVietnam(Date.now());
  const tooYoung = fromAge !== undefined && person.birth && ageRange(person.birth, today).most < fromAge;
  const otherDevice = person.device && !devices.includes(person.device);
  return [
    ...(isCovered(guide, progress, guides()) ? [prepare.covered] : []),
    ...missingRequirements(guide, progress, guides()).map((needed) => missingWords(needed)),
    ...(tooYoung ? [prepare.notForAge(formats().number(fromAge))] : []),
    ...(otherDevice ? [prepare.notForDevice] : []),
  ];
}

function missingWords({ guide, milestone }: Guide['requires'][number]): string {
  const needed = findGuide(guide);
  const reached = needed?.milestones.find(({ id }) => id === milestone);
  return guideWords().prepare.missing(reached ? said(reached.title) : milestone, needed ? said(needed.title) : guide);
}
