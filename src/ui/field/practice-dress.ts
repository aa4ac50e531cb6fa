/** What the page says while practising. */
export interface PracticeSigns {
  readonly tab: (title: string) => string;
  /** A telephone number was tapped. */
  readonly call: () => void;
}

/** Makes the whole page unmistakable: its colours, its tab, the room for the band; and a tapped number calls nobody. Returns how to undo it. */
export function dressForPractice(page: Document, band: HTMLElement | null, signs: PracticeSigns): () => void {
  const { documentElement: root } = page;
  root.classList.add('practising');
  const undo = [
    () => root.classList.remove('practising'),
    makeRoom(root, band),
    nameTheTab(page, signs.tab),
    colourTheBar(page),
    answerCalls(page, signs.call),
  ];
  return () => {
    for (const step of undo) step();
  };
}

/** The band grows with the size of the letters. */
function makeRoom(root: HTMLElement, band: HTMLElement | null): () => void {
  const room = '--practice-band';
  const watch = new ResizeObserver(() => {
    if (band) root.style.setProperty(room, `${band.offsetHeight}px`);
  });
  if (band) watch.observe(band);
  return () => {
    watch.disconnect();
    root.style.removeProperty(room);
  };
}

/** Each screen names the tab as ever; the word goes before it. */
function nameTheTab(page: Document, tab: PracticeSigns['tab']): () => void {
  let bare = page.title;
  const name = () => {
    if (page.title === tab(bare)) return;
    bare = page.title;
    page.title = tab(bare);
  };
  const watch = new MutationObserver(name);
  watch.observe(page.head, { childList: true, subtree: true, characterData: true });
  name();
  return () => {
    watch.disconnect();
    if (page.title === tab(bare)) page.title = bare;
  };
}

/** The bar of the system above an installed app. */
function colourTheBar(page: Document): () => void {
  const bars = [...page.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')].map((meta) => ({ meta, before: meta.content }));
  const colour = getComputedStyle(page.documentElement).getPropertyValue('--practice').trim();
  for (const { meta } of bars) meta.content = colour;
  return () => {
    for (const { meta, before } of bars) meta.content = before;
  };
}

/** A number that was typed while practising may be somebody's. */
function answerCalls(page: Document, call: () => void): () => void {
  const hear = (event: Event) => {
    if (!(event.target instanceof Element) || !event.target.closest('a[href^="tel:"], a[href^="sms:"]')) return;
    event.preventDefault();
    call();
  };
  page.addEventListener('click', hear, { capture: true });
  return () => page.removeEventListener('click', hear, { capture: true });
}
