import type { CitizenCard } from '#domain/citizen-card.ts';
import { Button } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { scanWords } from '#ui/text/scan-words.ts';
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ScannerProps } from './scanner.tsx';

interface ScanCardButtonProps {
  /** Opens with the scanner already running: the person asked for it one screen before. */
  readonly opened?: boolean | undefined;
  readonly onCard: (card: CitizenCard) => void;
}

type Opening = 'closed' | 'loading' | 'open' | 'failed';

let loaded: ComponentType<ScannerProps> | undefined;

/** Opens the scanner over the form and hands on what a citizen card says. The scanner is loaded when it is first asked for. */
export function ScanCardButton({ opened = false, onCard }: ScanCardButtonProps) {
  const [opening, setOpening] = useState<Opening>('closed');
  const open = async () => {
    setOpening('loading');
    try {
      const [{ Scanner }] = await Promise.all([import('./scanner.tsx'), scanWords.ready()]);
      loaded = Scanner;
      setOpening('open');
    } catch {
      setOpening('failed');
    }
  };
  useEffect(() => {
    if (opened) void open();
  }, [opened]);
  const Scanner = loaded;
  const texts = scanWords();
  return (
    <>
      <Button size="big" wide icon="scan" busy={opening === 'loading'} onPress={() => void open()}>
        {texts.open}
      </Button>
      {opening === 'failed' && <Notice kind="error" title={texts.openFailed} />}
      {opening === 'open' && Scanner && (
        <Scanner
          onCard={(card) => {
            setOpening('closed');
            onCard(card);
          }}
          onClose={() => setOpening('closed')}
        />
      )}
    </>
  );
}
