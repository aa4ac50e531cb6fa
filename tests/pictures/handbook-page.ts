import type { HelpPage } from '#ui/text/vi-help.ts';

export interface Chapter {
  readonly page: HelpPage;
  /** The screen as a JPEG, base64. */
  readonly picture: string;
}

export interface Handbook {
  readonly language: string;
  readonly title: string;
  readonly lead: string;
  /** The app's sign, an SVG. */
  readonly sign: string;
  readonly contents: string;
  readonly troubles: string;
  readonly chapters: readonly Chapter[];
}

const style = `
@page { size: A4; margin: 18mm 16mm; }
body { font: 12.5pt/1.5 "Be Vietnam Pro", sans-serif; color: #1e1a15; margin: 0; }
h1 { text-wrap: balance; font-size: 30pt; line-height: 1.2; margin: 8mm 0 6mm; color: #851712; }
.sign { inline-size: 34mm; margin-top: 52mm; }
h2 { font-size: 18pt; margin: 0 0 3mm; color: #851712; }
h3 { font-size: 12.5pt; margin: 4mm 0 1mm; }
.lead { font-size: 14pt; }
.cover, .contents { break-after: page; }
.contents li { margin: 1.5mm 0; }
.contents ol { padding-left: 10mm; }
.chapter { break-before: page; display: grid; grid-template-columns: 1fr 98mm; column-gap: 8mm; align-items: start; }
.chapter[data-wide] { grid-template-columns: 1fr; row-gap: 5mm; }
.chapter img { box-sizing: border-box; width: 100%; border: 0.4mm solid #7c7263; border-radius: 2mm; }
ol, ul { margin: 0; padding-left: 6mm; }
li { margin: 1.2mm 0; }
.note { font-size: 10pt; color: #4b443a; }
`;

/** A book of A4 pages, a chapter for every screen, ready to be printed by the browser. `wide`: pictures of lying windows. */
export function handbookPage(book: Handbook, fonts: string, wide: boolean): string {
  const chapters = book.chapters.map((chapter, at) => chapterPart(chapter, at + 1, book.troubles, wide));
  const contents = book.chapters.map(({ page }) => `<li>${safe(page.title)}</li>`);
  return `<!doctype html><html lang="${book.language}"><head><meta charset="utf-8"><title>${safe(book.title)}</title><style>${fonts}${style}</style></head><body>
<section class="cover"><img class="sign" alt="" src="data:image/svg+xml;base64,${Buffer.from(book.sign).toString('base64')}"><h1>${safe(book.title)}</h1><p class="lead">${safe(book.lead)}</p></section>
<section class="contents"><h2>${safe(book.contents)}</h2><ol>${contents.join('')}</ol></section>
${chapters.join('\n')}</body></html>`;
}

function chapterPart({ page, picture }: Chapter, number: number, troubles: string, wide: boolean): string {
  const lines = (texts: readonly string[]) => texts.map((text) => `<li>${safe(text)}</li>`).join('');
  return `<section class="chapter"${wide ? ' data-wide' : ''}><div>
<h2>${number}. ${safe(page.title)}</h2><p>${safe(page.about)}</p><ol>${lines(page.steps)}</ol>
<h3>${safe(troubles)}</h3><ul>${lines(page.troubles)}</ul></div>
<img alt="" src="data:image/jpeg;base64,${picture}"></section>`;
}

function safe(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
