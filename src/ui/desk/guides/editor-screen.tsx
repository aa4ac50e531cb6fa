import type { AreaDetail } from '#protocol/desk-answers.ts';
import type { OfferedGuides } from '#guides/offered-guides.ts';
import { LinkButton } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { EmptyState } from '#ui/parts/surfaces.tsx';
import { DeskHead } from '../desk-frame.tsx';
import { mayManage, useDesk } from '../desk-state.ts';
import { useOfferedGuides } from './use-offered-guides.ts';
import { ScreenRead } from '../screen-read.tsx';
import { useNode } from '../use-node.ts';
import { AboutPart } from './about-part.tsx';
import { AudiencePart } from './audience-part.tsx';
import { DraftBar } from './draft-bar.tsx';
import { DraftNotices } from './draft-notices.tsx';
import { AppsPart, EndPart } from './end-part.tsx';
import { guidesWords, formWords, inMyWords } from './guides-words.ts';
import { LinesPart } from './lines-part.tsx';
import { MilestonesPart } from './milestones-part.tsx';
import { ObstaclesPart } from './obstacles-part.tsx';
import { Preview } from './preview.tsx';
import { ProblemList } from './problem-list.tsx';
import { StepsPart } from './steps-part.tsx';
import { useDraft, type DraftDesk } from './use-draft.ts';
import { useGoTo } from './use-go-to.ts';
import { VersionsPart } from './versions-part.tsx';
import '../styles/desk-guides.css';

/** `/desk/areas/:node/guides/:guide`: the words of a guide for a unit, with what the tablet will show beside them. */
export function GuideEditorScreen({ node = '', guide = '' }: { readonly node?: string; readonly guide?: string }) {
  useNode(node);
  const read = useOfferedGuides(node);
  return (
    <ScreenRead read={read}>
      {(offered) => <GuideEditor key={`${node}/${guide}`} node={node} guide={guide} offered={offered} onOvertaken={read.reread} />}
    </ScreenRead>
  );
}

interface GuideEditorProps {
  readonly node: string;
  readonly guide: string;
  readonly offered: OfferedGuides;
  readonly onOvertaken: () => void;
}

function GuideEditor({ node, guide: id, offered, onOvertaken }: GuideEditorProps) {
  const words = guidesWords();
  const area = useDesk<AreaDetail>(`areas/${encodeURIComponent(node)}`);
  const desk = useDraft(node, id, offered.guides);
  const goTo = useGoTo(desk?.edit.unfold);
  if (!desk) return <NoGuide node={node} />;
  const present = offered.guides.find(({ guide }) => guide.id === id);
  const { edit } = desk;
  return (
    <>
      <DeskHead
        title={inMyWords(edit.draft.title) || formWords().unnamed}
        path={area.value?.path}
        view="/guides"
        under={present ? words.version(String(present.guide.version)) : words.draft.fresh}
        aside={
          <LinkButton icon="back" href={`/desk/areas/${node}/guides`}>
            {words.back}
          </LinkButton>
        }
      />
      {!mayManage() && <Notice kind="info" title={words.readOnly} />}
      <DraftNotices node={node} desk={desk} present={present} />
      <div class="desk-guide-editor">
        <div class="desk-guide-form">
          {desk.typed && <ProblemList edit={edit} onGo={goTo} />}
          <fieldset class="desk-guide-fields" disabled={!mayManage()}>
            <Fields desk={desk} />
          </fieldset>
          {mayManage() && <VersionsPart node={node} desk={desk} present={present} />}
        </div>
        <Preview edit={edit} />
      </div>
      {mayManage() && <DraftBar node={node} desk={desk} offered={offered} onGo={goTo} onOvertaken={onOvertaken} />}
    </>
  );
}

function Fields({ desk: { edit } }: { readonly desk: DraftDesk }) {
  return (
    <>
      <AboutPart edit={edit} />
      <AudiencePart edit={edit} />
      <section class="card desk-guide-part">
        <LinesPart edit={edit} part="prepare" />
        <LinesPart edit={edit} part="rules" />
        <LinesPart edit={edit} part="may" />
      </section>
      <StepsPart edit={edit} />
      <ObstaclesPart edit={edit} />
      <MilestonesPart edit={edit} />
      <EndPart edit={edit} />
      <AppsPart edit={edit} />
    </>
  );
}

function NoGuide({ node }: { readonly node: string }) {
  const words = guidesWords();
  return (
    <EmptyState title={words.gone} icon="guide">
      <p>{words.goneMore}</p>
      <LinkButton icon="back" href={`/desk/areas/${node}/guides`}>
        {words.back}
      </LinkButton>
    </EmptyState>
  );
}
