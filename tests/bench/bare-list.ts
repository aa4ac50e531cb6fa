import type { Page } from '@playwright/test';
import { typeMeasured, watchKeystrokes } from './keystrokes.ts';
import { throttle } from './slow-worker.ts';

/** What `typeMeasured` gives for a page that does next to nothing: no app can be quicker in this browser on this machine. */
export interface BareList {
  measure(query: string, slower: number): Promise<readonly number[]>;
}

/** A box and as many rows as the app shows, with its styles and fonts, all of their words written anew at once with each letter: nothing is looked up, asked of anybody or compared. */
export async function bareList(app: Page, rows: number): Promise<BareList> {
  const browser = app.context().browser();
  const size = app.viewportSize();
  if (!browser || !size || rows < 1) throw new Error('there is no app to be as large as');
  const styles = await app.evaluate(() => Array.from(document.querySelectorAll('link[rel=stylesheet]'), (link) => link.outerHTML).join(''));
  const address = new URL('/bare', app.url()).href;
  const page = await (await browser.newContext({ viewport: size, serviceWorkers: 'block' })).newPage();
  await watchKeystrokes(page);
  await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body: bareHtml(styles) }));
  await page.goto(address);
  await page.evaluate(writeRows, rows);
  const box = page.getByRole('searchbox');
  return {
    async measure(query, slower) {
      await page.bringToFront();
      await throttle(page, slower);
      await box.fill('');
      await box.focus();
      const took = await typeMeasured(page, query);
      await throttle(page, 1);
      await app.bringToFront();
      return took;
    },
  };
}

const bareHtml = (styles: string) => `<!doctype html><html lang="vi"><meta name="viewport" content="width=device-width">${styles}
<input type="search" style="inline-size: 100%; block-size: 3rem"><p data-letters="0"></p><ul class="rows"></ul>`;

/** Runs in the page. */
function writeRows(count: number): void {
  const names = ['Nguyễn Thị Lan', 'Trần Văn Bình', 'Lê Hoàng Cường', 'Phạm Thị Dung', 'Huỳnh Văn Đạt', 'Võ Thị Em'];
  const list = document.querySelector('ul');
  const said = document.querySelector('p');
  const rows = Array.from({ length: count }, () => {
    const [row, line, more] = [document.createElement('li'), document.createElement('a'), document.createElement('span')];
    const [name, where] = [document.createTextNode(''), document.createTextNode('')];
    line.className = 'find-line';
    more.append(where);
    line.append(name, more);
    row.append(line);
    list?.append(row);
    return { name, where };
  });
  let letters = 0;
  document.querySelector('input')?.addEventListener('input', ({ target }) => {
    letters += 1;
    for (const [place, { name, where }] of rows.entries()) {
      const other = names[(letters + place) % names.length] ?? '';
      name.data = `${other} ${letters}`;
      where.data = `\n19${(letters * 7 + place) % 100} · •••${(letters * 13 + place * 7) % 1000} · Nhà ${other} · Số ${letters + place}, ngõ ${place}`;
    }
    const { value } = target as HTMLInputElement;
    if (said) {
      said.textContent = `${(letters * 37) % 1000} kết quả`;
      said.dataset['letters'] = String(value.length);
    }
  });
}
