import type { CitizenCard } from '#domain/citizen-card.ts';
import { device } from '#ui/device.ts';
import { TopBar } from '#ui/parts/bars.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { showToast } from '#ui/parts/toasts.tsx';
import { scanWords } from '#ui/text/scan-words.ts';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { holdCard } from '../forms/card-in-hand.ts';
import { ScanCardButton } from './scan-card-button.tsx';

/** `/scan`, where a shortcut of the home screen leads: the card in one's hand says who is at the door. */
export function ScanScreen() {
  const { route } = useLocation();
  const [unknown, setUnknown] = useState<CitizenCard | undefined>(undefined);
  const take = async (card: CitizenCard) => {
    const [match] = await device().knownAlready({ personalId: card.personalId });
    if (match?.reason === 'same-number') route(`/people/${match.person}`, true);
    else setUnknown(card);
  };
  const { title, more } = scanWords().first;
  return (
    <main class="screen">
      <TopBar title={title} tab={title} back="/" />
      <div class="screen-body">
        <p>{more}</p>
        <ScanCardButton opened onCard={(card) => void take(card)} />
        <div role="status">{unknown && <NotInTheBook card={unknown} />}</div>
      </div>
    </main>
  );
}

function NotInTheBook({ card }: { readonly card: CitizenCard }) {
  const { route } = useLocation();
  const { first } = scanWords();
  return (
    <Notice kind="info" icon="person" title={first.unknown(card.name)}>
      <p>{first.unknownMore}</p>
      <div class="line">
        <Button
          look="main"
          icon="add"
          onPress={() => {
            holdCard('new-home', card);
            route('/homes/new', true);
          }}
        >
          {first.newHome}
        </Button>
        <Button
          icon="search"
          onPress={() => {
            holdCard('any-home', card);
            showToast({ words: first.chooseHome });
            route('/homes', true);
          }}
        >
          {first.knownHome}
        </Button>
      </div>
    </Notice>
  );
}
