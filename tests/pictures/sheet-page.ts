/** One page with all pictures of a language, a row for every screen. `pictures`: `vi/today 390×844 light.jpg`. */
export function sheetPage(language: string, pictures: readonly string[]): string {
  const screens = grouped(pictures);
  const rows = [...screens].toSorted(([a], [b]) => a.localeCompare(b)).map(([screen, files]) => row(screen, files));
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${language}: ${screens.size} screens</title>
<style>body{font:14px sans-serif;margin:1rem}section{border-top:1px solid #999}figure{display:inline-block;margin:.3rem;vertical-align:top}img{height:22rem;border:1px solid #ccc}</style>
${rows.join('\n')}</html>\n`;
}

function screenOf(file: string): string {
  return file.split('/').at(-1)?.split(' ')[0] ?? '';
}

function grouped(pictures: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const file of pictures) groups.set(screenOf(file), [...(groups.get(screenOf(file)) ?? []), file]);
  return groups;
}

function row(screen: string, files: readonly string[]): string {
  const figures = files
    .toSorted()
    .map(
      (file) =>
        `<figure><img loading="lazy" src="${encodeURI(file)}"><figcaption>${file.split(' ').slice(1).join(' ')}</figcaption></figure>`,
    );
  return `<section><h2>${screen}</h2>${figures.join('')}</section>`;
}
