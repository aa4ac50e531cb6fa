import type { Overview } from '#protocol/desk-answers.ts';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { EmptyState, Skeleton } from '#ui/parts/surfaces.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { formats, words } from '#ui/text/words.ts';
import { useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { type DeskFailure, deskFailureWords } from '../desk-client.ts';
import { DeskHead } from '../desk-frame.tsx';
import { LanguageButton } from '../desk-nav.tsx';
import { askWhoIAm } from '../desk-state.ts';
import { deskWords } from '../desk-words.ts';
import { OverviewFigures } from '../overview-screen.tsx';
import { keptOverview } from './kept-overviews.ts';

/** The unit an address is about: undefined for the newest that was seen, null for a screen that only the server can fill. */
export function awayNode(path: string): string | undefined | null {
  if (/^\/desk\/?$/.test(path)) return undefined;
  const [, node] = /^\/desk\/areas\/([^/]+)\/?$/.exec(path) ?? [];
  return node === undefined ? null : decodeURIComponent(node);
}

/** The server cannot be reached: what was seen last, and how old it is. Comes back by itself when the network does. */
export function DeskAway({ failure }: { readonly failure: DeskFailure }) {
  const { path } = useLocation();
  const [kept, setKept] = useState<{ readonly path: string; readonly overview?: Overview | undefined }>();
  useEffect(() => {
    const node = awayNode(path);
    if (node === null) setKept({ path });
    else
      void keptOverview(node)
        .catch(() => undefined)
        .then((overview) => setKept({ path, overview }));
  }, [path]);
  useEffect(() => {
    const back = () => void askWhoIAm();
    addEventListener('online', back);
    return () => removeEventListener('online', back);
  }, []);
  if (kept?.path !== path) return <Skeleton label={words().parts.loading} />;
  return (
    <main class="desk-main desk-away">
      <div class="line-apart">
        <strong>Từng Ngõ · {deskWords().title}</strong>
        <LanguageButton />
      </div>
      {kept.overview ? <AwayOverview overview={kept.overview} /> : <NothingKept failure={failure} needsServer={awayNode(path) === null} />}
    </main>
  );
}

function AwayOverview({ overview }: { readonly overview: Overview }) {
  const { away } = deskWords();
  const age = formats().duration(Math.max(0, Date.now() - Date.parse(overview.asOf)));
  return (
    <>
      <Notice kind="warning" icon="offline" title={away.title(formats().dateTime(overview.asOf), age)}>
        <p>{away.more}</p>
        <Retry />
      </Notice>
      <DeskHead title={overview.node.name} under={away.asOf(formats().dateTime(overview.asOf))} />
      <OverviewFigures overview={overview} />
    </>
  );
}

function NothingKept({ failure, needsServer }: { readonly failure: DeskFailure; readonly needsServer: boolean }) {
  const { away } = deskWords();
  return (
    <>
      <Notice kind="warning" icon="offline" title={deskFailureWords(failure)}>
        <Retry />
      </Notice>
      {needsServer && (
        <EmptyState title={away.needsServer} icon="offline">
          <p>{away.needsServerMore}</p>
          <LinkButton icon="today" href="/desk">
            {away.toLast}
          </LinkButton>
        </EmptyState>
      )}
    </>
  );
}

function Retry() {
  return (
    <div class="line">
      <Button look="main" onPress={() => void askWhoIAm()}>
        {words().parts.retry}
      </Button>
    </div>
  );
}
