import type { CitizenCard, ParsedCard } from '#domain/citizen-card.ts';
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { startDecoder, type Decoder } from './decoder.ts';
import { readFrames } from './read-frames.ts';
import { sayingAfter, sayingOfPicture, type Saying } from './scan-saying.ts';

const feltMs = 60;

/** Reads the running camera, and pictures that are chosen, until one of them is a card. */
export function useScan(video: RefObject<HTMLVideoElement | null>, live: boolean, onCard: (card: CitizenCard) => void) {
  const [saying, setSaying] = useState<Saying>({ kind: 'aim' });
  const found = useRef(false);
  const decoder = useDecoder(() => setSaying({ kind: 'reader-broken' }));

  const hear = (parsed: ParsedCard, from: 'camera' | 'picture') => {
    if (found.current) return;
    if (!parsed.ok) return setSaying((before) => sayingAfter(before, parsed, from));
    found.current = true;
    navigator.vibrate?.(feltMs);
    onCard(parsed.card);
  };
  const newest = useRef(hear);
  newest.current = hear;

  useLayoutEffect(() => {
    if (!live || !video.current || !decoder.current) return undefined;
    const stop = new AbortController();
    void readFrames(video.current, decoder.current, (parsed) => newest.current(parsed, 'camera'), stop.signal).catch(() => {
      if (!stop.signal.aborted) setSaying({ kind: 'reader-broken' });
    });
    return () => stop.abort();
  }, [live]);

  const choosePicture = async (file: File) => {
    setSaying((before) => sayingOfPicture(before, 'reading-picture'));
    const seen = await readPicture(file, decoder.current);
    if (seen === 'bad-picture' || seen === 'no-code') setSaying((before) => sayingOfPicture(before, seen));
    else newest.current(seen, 'picture');
  };
  return { saying, choosePicture };
}

/** One worker for one opening of the scanner, ended with it and not a frame later. */
function useDecoder(onBroken: () => void): RefObject<Decoder | null> {
  const decoder = useRef<Decoder | null>(null);
  useLayoutEffect(() => {
    const started = startDecoder(onBroken);
    decoder.current = started;
    return () => {
      decoder.current = null;
      started.end();
    };
  }, []);
  return decoder;
}

async function readPicture(file: File, decoder: Decoder | null): Promise<ParsedCard | 'bad-picture' | 'no-code'> {
  try {
    const bitmap = await createImageBitmap(file);
    return (await decoder?.picture(bitmap)) ?? 'no-code';
  } catch {
    return 'bad-picture';
  }
}
