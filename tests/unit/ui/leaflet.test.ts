import { formOfAddress } from '#domain/form-of-address.ts';
import { shippedGuides } from '#guides/shipped-guides.ts';
import { leafletOf } from '#ui/field/leaflet/leaflet.ts';
import { leafletPdf } from '#ui/field/leaflet/leaflet-pdf.ts';
import { said, spokenTo } from '#ui/text/guide-words.ts';
import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';

const font = (name: string) => new Uint8Array(readFileSync(`node_modules/@expo-google-fonts/be-vietnam-pro/${name}.ttf`));
const fonts = { regular: font('400Regular/BeVietnamPro_400Regular'), bold: font('700Bold/BeVietnamPro_700Bold') };
const headings = {
  steps: 'Các bước',
  safety: 'Để không bị lừa',
  agreed: 'Đã hẹn',
  codes: 'Mở đúng ứng dụng',
  from: 'Tổ công nghệ số cộng đồng',
};
const agreed = ['Hẹn lại: thứ bảy, 12/12/2026', 'Ra công an xã: thứ hai, 14/12/2026'];

async function opened(bytes: ArrayBuffer) {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const page = await document.getPage(1);
  const { items } = await page.getTextContent();
  const text = items.map((item) => ('str' in item ? item.str : '')).join(' ');
  return { pages: document.numPages, text: text.replaceAll(/\s+/g, ' '), box: page.view };
}

const cases = shippedGuides.flatMap((guide) => (['vi', 'en'] as const).map((language) => [guide.id, language, guide] as const));

test.each(cases)('the leaflet of %s in %s is one page of A4, and its words are words', async (_id, language, guide) => {
  const leaflet = leafletOf({ guide, say: (words) => words[language], platformName: (platform) => platform, agreed });
  const { pages, text, box } = await opened(leafletPdf(leaflet, headings, fonts));
  expect(pages).toBe(1);
  expect(box.map(Math.round)).toEqual([0, 0, 595, 842]);
  const said = [
    leaflet.title,
    leaflet.summary,
    ...leaflet.steps,
    ...leaflet.safety,
    ...agreed,
    ...Object.values(headings).filter((heading) => leaflet.codes.length > 0 || heading !== headings.codes),
  ];
  expect(said.length).toBeGreaterThan(8);
  for (const words of said) expect(text.normalize('NFC')).toContain(words.replaceAll(/\s+/g, ' '));
});

test('nothing on the page lies outside its margins', async () => {
  for (const [, language, guide] of cases) {
    const leaflet = leafletOf({ guide, say: (words) => words[language], platformName: (platform) => platform, agreed });
    const document = await getDocument({ data: new Uint8Array(leafletPdf(leaflet, headings, fonts)), verbosity: 0 }).promise;
    const page = await document.getPage(1);
    const { items } = await page.getTextContent();
    const bottoms = items.flatMap((item) => ('transform' in item ? [item.transform[5] as number] : []));
    expect(bottoms.length).toBeGreaterThan(5);
    expect(Math.min(...bottoms), `${guide.id} ${language}`).toBeGreaterThan(30);
  }
});

test('the leaflet calls whoever it is left with as the guide has called them', () => {
  const spoken = /(?<!\p{L})(?:bác(?!\p{L}| sĩ| bỏ)|(?<!con )cháu(?!\p{L}))/iu;
  const wordsOf = (guide: (typeof shippedGuides)[number]) => {
    const { title, summary, steps, safety } = leafletOf({ guide, say: said, platformName: (platform) => platform, agreed: [] });
    return [title, summary, ...steps, ...safety].filter((words) => spoken.test(words));
  };
  expect(shippedGuides.flatMap(wordsOf).length, 'guides are written to “bác”').toBeGreaterThan(10);
  spokenTo.value = formOfAddress('1995-02-03', 'female', '2026-11-26');
  expect(shippedGuides.flatMap(wordsOf)).toEqual([]);
  spokenTo.value = undefined;
});
