import { Button } from '#ui/parts/button.tsx';
import { Sheet } from '#ui/parts/overlays.tsx';
import { newsWords } from '#ui/text/news-words.ts';
import { useEffect, useState } from 'preact/hooks';
import { formOpen } from '../forms/form-open.ts';
import { newsSeen, noteNewsSeen, unseenNews } from './unseen-news.ts';

/** After an update, once, and never over a form. */
export function NewsSheet() {
  const { title, seen, items } = newsWords();
  const [unseen, setUnseen] = useState(() => unseenNews(items, newsSeen()));
  useEffect(() => {
    if (newsSeen() === null) noteNewsSeen(items);
  }, []);
  if (unseen.length === 0 || formOpen.value) return null;
  const close = () => {
    noteNewsSeen(items);
    setUnseen([]);
  };
  const days = new Set(unseen.map(({ since }) => since));
  return (
    <Sheet title={title} onClose={close}>
      <ul class="help-steps">
        {items.filter(({ since }) => days.has(since)).flatMap(({ lines }) => lines.map((line) => <li key={line}>{line}</li>))}
      </ul>
      <Button look="main" wide onPress={close}>
        {seen}
      </Button>
    </Sheet>
  );
}
