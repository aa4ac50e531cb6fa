import type { Progress } from '#domain/entities.ts';
import type { Guide } from '#guides/guide.ts';
import { furthestMilestone, isFinished } from '#guides/progress-rules.ts';
import type { Proposal } from '#guides/proposals.ts';
import { LinkButton } from '#ui/parts/button.tsx';
import { Badge } from '#ui/parts/signals.tsx';
import { language } from '#ui/text/language.ts';
import { formats, words } from '#ui/text/words.ts';
import { todayOn } from './today-on.ts';

interface NextGuideProps {
  readonly proposal: Proposal;
  readonly known: readonly Guide[];
  readonly progress: Progress | undefined;
  readonly href: string;
}

/** The guide that helps most now, large, and why it is this one. */
export function NextGuide({ proposal, known, progress, href }: NextGuideProps) {
  const { home } = words();
  const { guide, why } = proposal;
  return (
    <div class="card next-guide" data-why={why}>
      <p class="small strong">{home.nextUp}</p>
      <h2>{guide.title[language.value]}</h2>
      <p>{guide.summary[language.value]}</p>
      <p class="strong">{whyWords(proposal, known)}</p>
      <div class="line">
        <GuideBadges guide={guide} progress={progress} />
      </div>
      <LinkButton look="main" size="big" wide icon="guide" href={href}>
        {progress === undefined ? home.startGuide : home.resumeGuide}
      </LinkButton>
    </div>
  );
}

/** What was reached before and makes this possible now is the best reason to begin. */
function whyWords({ guide, why }: Proposal, known: readonly Guide[]): string {
  const { home } = words();
  const required = guide.requires.at(-1);
  const reached = known.find(({ id }) => id === required?.guide)?.milestones.find(({ id }) => id === required?.milestone);
  return why === 'begin' && reached ? home.whyAfter(reached.title[language.value]) : home.why[why];
}

export function GuideBadges({ guide, progress }: { readonly guide: Guide; readonly progress: Progress | undefined }) {
  const { home } = words();
  const said = language.value;
  if (progress?.declined) return <Badge icon="stopped">{home.declined}</Badge>;
  if (isFinished(guide, progress)) return <Badge tone="done">{progress?.independent ? home.independent : home.finished}</Badge>;
  const reached = furthestMilestone(guide, [progress?.milestone]);
  const obstacle = guide.obstacles.find(({ id }) => id === progress?.obstacle);
  return (
    <>
      {reached && (
        <Badge tone="note" icon="done">
          {reached.title[said]}
        </Badge>
      )}
      {progress?.obstacle && (
        <Badge tone="stop" icon="stopped">
          {obstacle?.title[said] ?? home.stuck}
        </Badge>
      )}
      {progress?.appointmentOn && (
        <Badge tone="wait" icon="calendar">
          {home.appointment(formats().day(progress.appointmentOn, todayOn()))}
        </Badge>
      )}
      {!reached && !progress?.obstacle && !progress?.appointmentOn && (
        <Badge icon="guide">{progress?.step ? home.underway : home.notBegun}</Badge>
      )}
    </>
  );
}
