import { Notice } from '#ui/parts/signals.tsx';
import { EmptyState, Skeleton } from '#ui/parts/surfaces.tsx';
import { words as shared } from '#ui/text/words.ts';
import { DeskHead } from '../desk-frame.tsx';
import '../styles/desk-import.css';
import { useNode } from '../use-node.ts';
import { ColumnsCard } from './columns-card.tsx';
import { FileCard } from './file-card.tsx';
import { HomesCard, QuestionsCard } from './homes-card.tsx';
import { importFailureWords, importWords } from './import-words.ts';
import { PreviewCard } from './preview-card.tsx';
import { SendCard } from './send-card.tsx';
import { useList } from './use-list.ts';

/** A list of households and people, from a file into the records. */
export function ImportScreen({ node = '' }: { readonly node?: string }) {
  useNode(node);
  const words = importWords();
  const [list, actions] = useList(node);
  const { places, view, choices, prepared } = list;
  const isBusy = list.working?.what === 'apply';
  return (
    <>
      <DeskHead title={words.title} under={[places?.node.name, words.more].filter(Boolean).join(' · ')} />
      <Notice kind="info" title={words.consentTitle} icon="shield">
        <p>{words.consentMore}</p>
      </Notice>
      {list.failure && <Notice kind="error" title={importFailureWords(list.failure)} />}
      {!places && !list.failure && <Skeleton label={shared().parts.loading} />}
      {places?.villages.length === 0 && (
        <EmptyState title={words.noVillages} icon="village">
          <p>{words.noVillagesMore}</p>
        </EmptyState>
      )}
      {places && places.villages.length > 0 && <FileCard list={list} actions={actions} />}
      {places && view && choices && (
        <fieldset class="desk-import-steps" disabled={isBusy}>
          <ColumnsCard view={view} choices={choices} onChoose={actions.choose} />
          <HomesCard places={places} choices={choices} onChoose={actions.choose} />
          {prepared && <QuestionsCard places={places} choices={choices} onChoose={actions.choose} prepared={prepared} />}
        </fieldset>
      )}
      {prepared && <PreviewCard list={list} prepared={prepared} actions={actions} />}
      {prepared && <SendCard list={list} prepared={prepared} node={node} actions={actions} />}
    </>
  );
}
